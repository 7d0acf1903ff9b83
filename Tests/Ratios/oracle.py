"""The fewest bytes, as far as we know, that turn one screen into another. Needs pyte (PyPI)."""
import pyte
from pyte.graphics import FG_BG_256

PLAIN = ("default", "default", False, False, False, False, False, False)


def screen(data, columns=120, rows=40):
    """The screen that a terminal shows after these bytes."""
    shown = pyte.Screen(columns, rows)
    pyte.ByteStream(shown).feed(bytes(data))
    return shown


def look(cell):
    return (cell.fg, cell.bg, cell.bold, cell.italics, cell.underscore, cell.strikethrough, cell.reverse, cell.blink)


def cells(shown):
    """Rows of (text, look); the second cell of a wide glyph has no text."""
    return [[(shown.buffer[y][x].data, look(shown.buffer[y][x])) for x in range(shown.columns)]
            for y in range(shown.lines)]


def colour(name, base):
    names = ["black", "red", "green", "brown", "blue", "magenta", "cyan", "white"]
    if name == "default":
        return str(base + 9)
    if name in names:
        return str(base + names.index(name))
    if name.startswith("bright") and name[6:] in names + ["yellow"]:
        return str(base + 60 + (names.index("brown") if name[6:] == "yellow" else names.index(name[6:])))
    return f"{base + 8};5;{FG_BG_256.index(name)}"  # pyte tells the 256 colours by their RGB value


def sgr(before, after):
    """The shorter of telling what differs and of beginning anew."""
    if before == after:
        return ""
    on, off = ["1", "3", "4", "9", "7", "5"], ["22", "23", "24", "29", "27", "25"]

    def told(old):
        words = [colour(after[i], base) for i, base in ((0, 30), (1, 40)) if after[i] != old[i]]
        return words + [on[i] if after[2 + i] else off[i] for i in range(6) if after[2 + i] != old[2 + i]]
    differing, anew = ";".join(told(before)), ";".join([""] + told(PLAIN))
    return "\x1b[" + min(differing, anew, key=len) + "m"


def move(start, end):
    """The shortest of moving absolutely, within the row, and over a line's end."""
    if start == end:
        return ""
    (y, x), (to_y, to_x) = start, end
    ways = [f"\x1b[{to_y + 1};{to_x + 1}H"]
    if y == to_y:
        ways.append("\r" if to_x == 0 else f"\x1b[{to_x + 1}G")
        if to_x > x:
            ways.append("\x1b[C" if to_x - x == 1 else f"\x1b[{to_x - x}C")
        elif to_x < x:
            ways += ["\b" * (x - to_x), f"\x1b[{x - to_x}D"]
    else:
        row = min(f"\x1b[{to_y + 1}d", f"\x1b[{abs(to_y - y)}{'B' if to_y > y else 'A'}", key=len)
        if to_x <= x:
            ways.append(row + "\b" * (x - to_x))
    if to_y > y:
        down = "\n" * (to_y - y)
        ways.append("\r" + down + ("" if to_x == 0 else f"\x1b[{to_x}C"))
        if x == to_x:
            ways.append(down)
    return min(ways, key=len)


def fewest(before, after):
    """What turns one pyte screen into another, the cursor returned to where it stands in the second."""
    old, new = cells(before), cells(after)
    output, place, pen = [], (before.cursor.y, before.cursor.x), look(before.cursor.attrs)
    for y in range(after.lines):
        x = 0
        while x < after.columns:
            if old[y][x] == new[y][x]:
                x += 1
                continue
            blanks = 0
            while x + blanks < after.columns and new[y][x + blanks] == (" ", PLAIN):
                blanks += 1
            if blanks > 3:
                erase = "\x1b[K" if x + blanks == after.columns else f"\x1b[{blanks}X"
                if len(erase) < sum(old[y][c] != new[y][c] for c in range(x, x + blanks)):
                    output.append(move(place, (y, x)) + sgr(pen, PLAIN) + erase)
                    place, pen, x = (y, x), PLAIN, x + blanks
                    continue
            # Cells between two changes that are alike are written again where that is shorter than moving.
            between = ""
            if place[0] == y and place[1] < x and all(cell[1] == pen for cell in new[y][place[1]:x]):
                between = "".join(cell[0] for cell in new[y][place[1]:x])
            way = move(place, (y, x))
            output.append(between if between and len(between.encode()) <= len(way) else way)
            output.append(sgr(pen, new[y][x][1]) + new[y][x][0])
            pen = new[y][x][1]
            x += 2 if x + 1 < after.columns and new[y][x + 1][0] == "" else 1
            place = (y, x)
    output.append(move(place, (after.cursor.y, after.cursor.x)))
    return "".join(output).encode()
