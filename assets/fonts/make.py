"""Makes the static TTFs of this folder out of the variable fonts of two npm packages.

    npm pack @fontsource-variable/source-sans-3@5.3.0 @fontsource-variable/literata@5.3.0
    tar xzf each into NPM/source-sans-3 and NPM/literata
    pip install fonttools brotli
    python3 make.py NPM .

See README.md for why.
"""
import os
import sys
import tempfile
from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

NPM, OUT = sys.argv[1:3]
PARTS = ("latin", "latin-ext", "vietnamese")  # the packages cut each font by script
SANS = NPM + "/source-sans-3/package/files/source-sans-3-%s-wght-normal.woff2"
SERIF = NPM + "/literata/package/files/literata-%s-opsz-normal.woff2"
# No shaping and no hinting on paper, so none of these is used.
DROP = "GSUB GPOS GDEF BASE prep fpgm gasp STAT MVAR HVAR VVAR vhea vmtx DSIG".split() + ["cvt "]
BOX = 0x25A1  # drawn for a character that the font lacks; most text fonts have none
EXTRA = {0x20AC, 0x2122, 0x2212, 0x2044, 0x2215, 0x2260, 0x2264, 0x2265, BOX}


def wanted(u):
    return u < 0x250 or 0x1E00 <= u <= 0x1EFF or 0x2010 <= u <= 0x203A or u in EXTRA


def add_box(font):
    pen = TTGlyphPen(None)
    for corners in (((60, 0), (60, 620), (560, 620), (560, 0)), ((120, 60), (500, 60), (500, 560), (120, 560))):
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    glyph = pen.glyph()
    font["glyf"].glyphs["box"] = glyph
    order = font.getGlyphOrder() + ["box"]
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order
    glyph.recalcBounds(font["glyf"])
    font["hmtx"]["box"] = (620, 60)
    font["maxp"].numGlyphs = len(order)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[BOX] = "box"


def make(pattern, axes, name, family, style, work):
    parts = []
    for script in PARTS:
        font = TTFont(pattern % script)
        font.flavor = None
        font = instantiateVariableFont(font, axes)
        for table in DROP:
            if table in font:
                del font[table]
        parts.append(f"{work}/{name}-{script}.ttf")
        font.save(parts[-1])
    font = Merger().merge(parts)
    if BOX not in font.getBestCmap():
        add_box(font)
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes={u for u in font.getBestCmap() if wanted(u)})
    subsetter.subset(font)
    names = {1: family, 2: style, 3: f"{family} {style}, SIP Hemma", 4: f"{family} {style}", 6: name}
    for number, value in names.items():
        font["name"].setName(value, number, 3, 1, 0x409)
        font["name"].removeNames(number, 1)
    # A fixed time, so that the same packages give the same bytes.
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = 3800000000
    path = os.path.join(OUT, name + ".ttf")
    font.save(path)
    print(name, os.path.getsize(path), "bytes", len(font.getBestCmap()), "characters")


with tempfile.TemporaryDirectory() as work:
    make(SANS, {"wght": 400}, "SipSans-Regular", "SIP Sans", "Regular", work)
    make(SANS, {"wght": 600}, "SipSans-Semibold", "SIP Sans", "Semibold", work)
    make(SANS, {"wght": 700}, "SipSans-Bold", "SIP Sans", "Bold", work)
    make(SERIF, {"wght": 500, "opsz": 18}, "Literata-Medium", "Literata", "Medium", work)
