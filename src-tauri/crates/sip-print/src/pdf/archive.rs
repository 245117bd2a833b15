//! What makes a file one to keep (PDF/A-3) and one that can be read aloud (PDF/UA-1): the tree of
//! its parts, its language, its colours, what it says of itself, and the data inside it.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use sip_model::Date;

use super::finish::{PRODUCER, stamp, utf16};
use super::tags::{Kid, Role, Tree};
use crate::error::PrintError;
use crate::sheet::Enclosure;

/// sRGB as a compact profile, CC0: `assets/icc`.
const SRGB: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/icc/srgb.icc"));

/// Makes it so.
pub(super) fn archive(
    file: &mut Document,
    tree: &Tree,
    title: &str,
    made_on: Option<Date>,
    enclosure: Option<&Enclosure<'_>>,
) -> Result<(), PrintError> {
    let tags = tags(file, tree);
    let profile = Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec());
    let profile = file.add_object(profile);
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    // Never packed: programs that know no PDF find it by its letters.
    let told = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(title, made_on).into_bytes());
    let told = file.add_object(told.with_compression(false));
    let enclosed = enclosure.map(|enclosure| enclose(file, enclosure, made_on));
    let catalog = file.catalog_mut().map_err(|_| PrintError::Incomplete("catalog"))?;
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", tags);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("Metadata", told);
    if let (Some(enclosed), Some(enclosure)) = (enclosed, enclosure) {
        let names = vec![utf16(enclosure.name), enclosed.into()];
        catalog.set("AF", vec![Object::Reference(enclosed)]);
        catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
    }
    Ok(())
}

/// The tree as objects; gives its root.
fn tags(file: &mut Document, tree: &Tree) -> ObjectId {
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = tree.nodes.iter().map(|_| file.new_object_id()).collect();
    for (at, (node, id)) in tree.nodes.iter().zip(&ids).enumerate() {
        let parent = if at == 0 { root } else { ids[node.parent] };
        let mut element = dictionary! { "S" => name(node.role), "P" => parent };
        let first = node.kids.iter().find_map(|kid| match kid {
            Kid::Mark(page, _) => Some(*page),
            Kid::Node(_) => None,
        });
        if let Some(page) = first.and_then(|page| pages.get(page)) {
            element.set("Pg", *page);
        }
        let kid = |kid: &Kid| match kid {
            Kid::Node(node) => Object::Reference(ids[*node]),
            Kid::Mark(page, number) if Some(*page) == first => number_of(*number),
            Kid::Mark(page, number) => {
                let mut content = dictionary! { "Type" => "MCR", "MCID" => number_of(*number) };
                if let Some(page) = pages.get(*page) {
                    content.set("Pg", *page);
                }
                content.into()
            }
        };
        match node.kids.as_slice() {
            [] => {}
            [only] => element.set("K", kid(only)),
            kids => element.set("K", kids.iter().map(kid).collect::<Vec<Object>>()),
        }
        if let Some(more) = attributes(node.role) {
            element.set("A", more);
        }
        file.set_object(*id, element);
    }
    let mut parts = Vec::new();
    for (at, (page, marks)) in pages.iter().zip(&tree.pages).enumerate() {
        let marks: Vec<Object> = marks.iter().map(|node| Object::Reference(ids[*node])).collect();
        parts.extend([number_of(at), file.add_object(marks).into()]);
        if let Ok(page) = file.get_object_mut(*page).and_then(Object::as_dict_mut) {
            page.set("StructParents", number_of(at));
            page.set("Tabs", "S");
        }
    }
    let parts = file.add_object(dictionary! { "Nums" => parts });
    let next = number_of(pages.len());
    let top =
        dictionary! { "Type" => "StructTreeRoot", "K" => ids[0], "ParentTree" => parts, "ParentTreeNextKey" => next };
    file.set_object(root, top);
    root
}

fn name(role: Role) -> Object {
    let name = match role {
        Role::Document => "Document",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(_) => "H3",
        Role::Paragraph => "P",
        Role::List => "L",
        Role::Item => "LI",
        Role::Body => "LBody",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::ColumnHead | Role::RowHead => "TH",
        Role::Cell(_) => "TD",
    };
    Object::Name(name.into())
}

fn attributes(role: Role) -> Option<Dictionary> {
    match role {
        Role::ColumnHead => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::RowHead => Some(dictionary! { "O" => "Table", "Scope" => "Row" }),
        Role::Cell(columns) if columns > 1 => Some(dictionary! { "O" => "Table", "ColSpan" => number_of(columns) }),
        _ => None,
    }
}

/// The data that the sheet was made of, beside it.
fn enclose(file: &mut Document, enclosure: &Enclosure<'_>, made_on: Option<Date>) -> ObjectId {
    let mut facts = dictionary! { "Size" => number_of(enclosure.bytes.len()) };
    if let Some(day) = made_on {
        facts.set("ModDate", stamp(day));
    }
    let inside = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => Object::Name(enclosure.kind.into()),
        "Params" => facts,
    };
    let inside = file.add_object(Stream::new(inside, enclosure.bytes.to_vec()));
    file.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => utf16(enclosure.name),
        "UF" => utf16(enclosure.name),
        "Desc" => utf16(enclosure.about),
        // The page shows what the data says: the one is another form of the other.
        "AFRelationship" => "Source",
        "EF" => dictionary! { "F" => inside, "UF" => inside },
    })
}

fn number_of(count: usize) -> Object {
    Object::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// What the file says of itself, the same as in its facts.
fn xmp(title: &str, made_on: Option<Date>) -> String {
    let title = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let dates = made_on.map_or_else(String::new, |day| {
        let day = day.0.format("%Y-%m-%d");
        format!("<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>")
    });
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>sv-SE</rdf:li></rdf:Bag></dc:language>
{dates}<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA version</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}'
    )
}
