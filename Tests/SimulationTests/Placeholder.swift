// placeholder: removed by the first test of this room
