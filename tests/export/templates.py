"""Presentations as people have them, to be templates: made here, since nobody's real ones may be passed on."""

import zipfile

SPACES = ('xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
          'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
          'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CHAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = "application/vnd.openxmlformats-officedocument.presentationml."
TREE = ('<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>')
MAP = ('<p:clrMap bg1="%s" tx1="%s" bg2="%s" tx2="%s" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" '
       'accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>')
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763a8ad6f0000028201011"
                      "29a8f4d0000000049454e44ae426082")


def holder(number, name, place, rect, text=""):
    xfrm = "" if rect is None else ('<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>'
                                    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' % rect)
    return ('<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr/><p:nvPr><p:ph %s/></p:nvPr></p:nvSpPr><p:spPr>%s</p:spPr>'
            '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en"/><a:t>%s</a:t></a:r></a:p></p:txBody></p:sp>'
            % (number, name, place, xfrm, text or name))


def relations(entries):
    return (HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join('<Relationship Id="%s" Type="%s" Target="%s"/>' % (id_, kind if ":" in kind else CHAIN + kind, target)
                      for id_, kind, target in entries) + "</Relationships>")


def theme(name, colours, font):
    slots = ["dk1", "lt1", "dk2", "lt2"] + ["accent%d" % i for i in range(1, 7)] + ["hlink", "folHlink"]
    lines = "".join('<a:ln w="%d">%s</a:ln>' % (width, FILL) for width in (6350, 12700, 19050))
    return (HEAD + '<a:theme %s name="%s"><a:themeElements><a:clrScheme name="%s">' % (SPACES.split(" xmlns:r")[0], name, name)
            + "".join('<a:%s><a:srgbClr val="%s"/></a:%s>' % (slot, colour, slot) for slot, colour in zip(slots, colours))
            + '</a:clrScheme><a:fontScheme name="%s">' % name
            + "".join('<a:%sFont><a:latin typeface="%s"/><a:ea typeface=""/><a:cs typeface=""/></a:%sFont>' % (which, font, which)
                      for which in ("major", "minor"))
            + '</a:fontScheme><a:fmtScheme name="%s"><a:fillStyleLst>%s</a:fillStyleLst><a:lnStyleLst>%s</a:lnStyleLst><a:effectStyleLst>%s'
              '</a:effectStyleLst><a:bgFillStyleLst>%s</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>'
            % (name, FILL * 3, lines, "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3, FILL * 3))


def page(kind, inside, more, attributes=""):
    return HEAD + "<p:%s %s%s><p:cSld><p:spTree>%s%s</p:spTree></p:cSld>%s</p:%s>" % (kind, SPACES, attributes, TREE, inside, more, kind)


def write(path, size, layouts, colours, font, is_dark=False, notes=False, main="presentation"):
    """layouts: name, type, placeholders.  With a slide of its own, a picture on it, sections and a link from a layout to it."""
    width, height = size
    title = (width // 20, height // 20, width * 9 // 10, height // 8)
    body = (width // 20, height // 4, width * 9 // 10, height * 3 // 5)
    foot = (width // 20, height * 9 // 10, width // 4, height // 20)
    number = (width * 7 // 10, height * 9 // 10, width // 4, height // 20)
    parts, types = {}, []

    def add(name, text, kind=None):
        parts[name] = text
        if kind is not None:
            types.append((name, kind))

    master = (holder(2, "Title", 'type="title"', title) + holder(3, "Body", 'type="body" idx="1"', body)
              + holder(4, "Footer", 'type="ftr" sz="quarter" idx="3"', foot) + holder(5, "Number", 'type="sldNum" sz="quarter" idx="4"', number))
    listed = "".join('<p:sldLayoutId id="%d" r:id="rId%d"/>' % (2147483649 + i, i + 1) for i in range(len(layouts)))
    level = '<a:lvl1pPr><a:defRPr sz="%d"/></a:lvl1pPr>'
    add("ppt/slideMasters/slideMaster1.xml",
        page("sldMaster", master, MAP % (("dk1", "lt1", "dk2", "lt2") if is_dark else ("lt1", "dk1", "lt2", "dk2"))
             + "<p:sldLayoutIdLst>%s</p:sldLayoutIdLst><p:txStyles><p:titleStyle>%s</p:titleStyle><p:bodyStyle>%s</p:bodyStyle>"
               "<p:otherStyle/></p:txStyles>" % (listed, level % 3200, level % 1800)), MAIN + "slideMaster+xml")
    add("ppt/slideMasters/_rels/slideMaster1.xml.rels",
        relations([("rId%d" % (i + 1), "slideLayout", "../slideLayouts/slideLayout%d.xml" % (i + 1)) for i in range(len(layouts))]
                  + [("rId%d" % (len(layouts) + 1), "theme", "/ppt/theme/theme1.xml")]))
    for i, (name, kind, holders) in enumerate(layouts):
        link = ('<p:sp><p:nvSpPr><p:cNvPr id="90" name="Back"><a:hlinkClick r:id="rId2" action="ppaction://hlinksldjump"/></p:cNvPr><p:cNvSpPr/>'
                '<p:nvPr/></p:nvSpPr><p:spPr/></p:sp>' if i == 0 else "")
        inside = "".join(holder(2 + k, place.split('"')[1], place, rect) for k, (place, rect) in enumerate(holders))
        add("ppt/slideLayouts/slideLayout%d.xml" % (i + 1),
            page("sldLayout", inside + link, "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>", ' type="%s"' % kind if kind else ""),
            MAIN + "slideLayout+xml")
        add("ppt/slideLayouts/_rels/slideLayout%d.xml.rels" % (i + 1),
            relations([("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")] + ([("rId2", "slide", "../slides/slide1.xml")] if i == 0 else [])))
    add("ppt/theme/theme1.xml", theme("Corporate", colours, font), "application/vnd.openxmlformats-officedocument.theme+xml")
    add("ppt/slides/slide1.xml", page("sld", holder(2, "Title", 'type="title"', None, "Old slide"), ""), MAIN + "slide+xml")
    add("ppt/slides/_rels/slide1.xml.rels", relations([("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"), ("rId2", "image", "../media/image1.png")]))
    parts["ppt/media/image1.png"] = PIXEL
    add("ppt/presProps.xml", HEAD + "<p:presentationPr %s/>" % SPACES, MAIN + "presProps+xml")
    add("docProps/app.xml", HEAD + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Slides>1</Slides>'
        "</Properties>", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
    chain = [("rId1", "slideMaster", "slideMasters/slideMaster1.xml"), ("rId7", "slide", "slides/slide1.xml"),
             ("rId8", "theme", "theme/theme1.xml"), ("rId9", "presProps", "presProps.xml")]
    notes_list = ""
    if notes:
        add("ppt/notesMasters/notesMaster1.xml",
            page("notesMaster", holder(3, "Notes", 'type="body" idx="1"', body), MAP % ("lt1", "dk1", "lt2", "dk2")), MAIN + "notesMaster+xml")
        add("ppt/notesMasters/_rels/notesMaster1.xml.rels", relations([("rId1", "theme", "../theme/theme2.xml")]))
        add("ppt/theme/theme2.xml", theme("Notes", colours, font), "application/vnd.openxmlformats-officedocument.theme+xml")
        chain.append(("rId5", "notesMaster", "notesMasters/notesMaster1.xml"))
        notes_list = '<p:notesMasterIdLst><p:notesMasterId r:id="rId5"/></p:notesMasterIdLst>'
    add("ppt/presentation.xml",
        HEAD + '<p:presentation %s><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>%s<p:sldIdLst>'
               '<p:sldId id="300" r:id="rId7"/></p:sldIdLst><p:sldSz cx="%d" cy="%d"/><p:notesSz cx="6858000" cy="9144000"/><p:extLst>'
               '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
               '<p14:section name="All" id="{11111111-2222-3333-4444-555555555555}"><p14:sldIdLst><p14:sldId id="300"/></p14:sldIdLst></p14:section>'
               '</p14:sectionLst></p:ext></p:extLst></p:presentation>' % (SPACES, notes_list, width, height), MAIN + main + ".main+xml")
    add("ppt/_rels/presentation.xml.rels", relations(chain))
    parts["_rels/.rels"] = relations([("rId1", "officeDocument", "ppt/presentation.xml"), ("rId2", "extended-properties", "docProps/app.xml")])
    listing = (HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
               'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
               '<Default Extension="png" ContentType="image/png"/>'
               + "".join('<Override PartName="/%s" ContentType="%s"/>' % entry for entry in types) + "</Types>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", listing)
        for name, data in parts.items():
            file.writestr(name, data)


OFFICE = ["000000", "FFFFFF", "44546A", "E7E6E6", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"]
HOUSE = ["102030", "F8F4EC", "203A43", "DDE6E8", "00708C", "E0B000", "B03A2E", "2E8B57", "C06000", "8E2472", "005A9C", "6B2E8F"]
TITLE, CENTRE, BODY = ('type="title"', None), ('type="ctrTitle"', (900000, 2000000, 7000000, 1200000)), ('idx="1"', None)
FOOT, NUMBER = ('type="ftr" sz="quarter" idx="11"', None), ('type="sldNum" sz="quarter" idx="12"', None)


def wide(path):
    write(path, (12192000, 6858000), [("Cover", "title", [CENTRE]), ("Text", "obj", [TITLE, BODY, FOOT, NUMBER]),
                                      ("Title Only", "titleOnly", [TITLE, FOOT, NUMBER])], OFFICE, "Calibri", notes=True)


def square(path):
    """4:3, and no layout that has a title only; without a master of notes; called a template."""
    write(path, (9144000, 6858000), [("Text", "obj", [TITLE, BODY, NUMBER]), ("Two", "twoObj", [TITLE, BODY, ('idx="2"', None)])],
          OFFICE, "Arial", main="template")


def many(path):
    """Twelve layouts and a dark theme of its own."""
    layouts = [("Cover %d" % i, "title" if i < 2 else "", [CENTRE, ('type="subTitle" idx="1"', None)]) for i in range(4)]
    layouts += [("Text %d" % i, "obj", [TITLE, BODY] + [('type="pic" idx="%d"' % (20 + k), None) for k in range(i)]) for i in range(6)]
    layouts += [("Blank", "blank", []), ("Heading", "", [("type=\"title\"", (600000, 300000, 9000000, 700000)), FOOT, NUMBER])]
    write(path, (12192000, 6858000), layouts, HOUSE, "Georgia", is_dark=True)
