// placeholder: removed by the first file of this room
