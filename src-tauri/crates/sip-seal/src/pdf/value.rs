//! The values that a PDF is written in, as far as we need to read and copy them.

/// How deep values may lie in each other. Our own files need five.
const DEEPEST: usize = 24;

/// The most keys of a dictionary. Our own have twenty.
const MOST_KEYS: usize = 1_000;

/// A value. Numbers with a point, names and what we do not judge are kept as they were written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// `null`, `true`, `false`, or a number with a point.
    Plain(Vec<u8>),
    Number(i64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    List(Vec<Value>),
    Dict(Dict),
    Ref(u32),
}

/// Keys and values in the order they were written.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Dict(Vec<(Vec<u8>, Value)>);

impl Dict {
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| name == key.as_bytes()).map(|(_, value)| value)
    }

    pub(crate) fn set(&mut self, key: &str, value: Value) {
        match self.0.iter_mut().find(|(name, _)| name == key.as_bytes()) {
            Some((_, old)) => *old = value,
            None => self.0.push((key.as_bytes().to_vec(), value)),
        }
    }

    pub(crate) fn with(mut self, key: &str, value: Value) -> Self {
        self.set(key, value);
        self
    }

    pub(crate) fn number(&self, key: &str) -> Option<i64> {
        match self.get(key)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn size(&self, key: &str) -> Option<usize> {
        self.number(key).and_then(|number| usize::try_from(number).ok())
    }

    pub(crate) fn reference(&self, key: &str) -> Option<u32> {
        match self.get(key)? {
            Value::Ref(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn list(&self, key: &str) -> Option<&[Value]> {
        match self.get(key)? {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    pub(crate) fn dict(&self, key: &str) -> Option<&Dict> {
        match self.get(key)? {
            Value::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    pub(crate) fn bytes(&self, key: &str) -> Option<&[u8]> {
        match self.get(key)? {
            Value::Text(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Text in UTF-16 with its mark, as all of ours is.
    pub(crate) fn words(&self, key: &str) -> Option<String> {
        let [0xfe, 0xff, units @ ..] = self.bytes(key)? else { return None };
        let (pairs, rest) = units.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
        rest.is_empty().then(|| String::from_utf16(&units).ok()).flatten()
    }

    pub(crate) fn is(&self, key: &str, name: &str) -> bool {
        self.get(key) == Some(&Value::name(name))
    }
}

impl Value {
    pub(crate) fn name(name: &str) -> Self {
        Self::Name(name.as_bytes().to_vec())
    }

    pub(crate) fn words(text: &str) -> Self {
        Self::Text([0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect())
    }

    /// Writes the value, text in hexadecimal.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Plain(word) => out.extend_from_slice(word),
            Self::Number(number) => out.extend_from_slice(number.to_string().as_bytes()),
            Self::Name(name) => {
                out.push(b'/');
                out.extend_from_slice(name);
            }
            Self::Text(bytes) => {
                out.push(b'<');
                out.extend(hex(bytes));
                out.push(b'>');
            }
            Self::Ref(number) => out.extend_from_slice(format!("{number} 0 R").as_bytes()),
            Self::List(list) => {
                out.push(b'[');
                for (at, value) in list.iter().enumerate() {
                    if at > 0 {
                        out.push(b' ');
                    }
                    value.write(out);
                }
                out.push(b']');
            }
            Self::Dict(dict) => {
                out.extend_from_slice(b"<<");
                for (key, value) in &dict.0 {
                    out.push(b'/');
                    out.extend_from_slice(key);
                    out.push(b' ');
                    value.write(out);
                }
                out.extend_from_slice(b">>");
            }
        }
    }
}

/// Lowercase hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).map_or(b'0', |digit| digit as u8);
    bytes.iter().flat_map(move |byte| [digit(byte >> 4), digit(byte & 15)])
}

/// Reads values one after the other.
pub(crate) struct Reader<'b> {
    bytes: &'b [u8],
    pub(crate) at: usize,
}

impl<'b> Reader<'b> {
    pub(crate) fn new(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at.checked_add(ahead)?).copied()
    }

    fn blanks(&mut self) {
        while self.peek(0).is_some_and(is_blank) {
            self.at += 1;
        }
    }

    /// Takes these very bytes, blanks before them aside.
    pub(crate) fn takes(&mut self, wanted: &[u8]) -> bool {
        self.blanks();
        let found = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(wanted));
        if found {
            self.at += wanted.len();
        }
        found
    }

    /// A whole number without a sign.
    pub(crate) fn count(&mut self) -> Option<usize> {
        self.blanks();
        let word = self.word();
        std::str::from_utf8(word).ok().filter(|word| word.bytes().all(|c| c.is_ascii_digit()))?.parse().ok()
    }

    pub(crate) fn value(&mut self) -> Option<Value> {
        self.nested(0)
    }

    pub(crate) fn dict(&mut self) -> Option<Dict> {
        match self.value()? {
            Value::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    fn nested(&mut self, depth: usize) -> Option<Value> {
        if depth > DEEPEST {
            return None;
        }
        self.blanks();
        match (self.peek(0)?, self.peek(1)) {
            (b'/', _) => {
                self.at += 1;
                Some(Value::Name(self.word().to_vec()))
            }
            (b'<', Some(b'<')) => self.pairs(depth),
            (b'<', _) => self.hexadecimal(),
            (b'(', _) => self.literal(),
            (b'[', _) => {
                self.at += 1;
                let mut list = Vec::new();
                while !self.takes(b"]") {
                    list.push(self.nested(depth + 1)?);
                }
                Some(Value::List(list))
            }
            _ => self.number_or_word(),
        }
    }

    fn pairs(&mut self, depth: usize) -> Option<Value> {
        self.at += 2;
        let mut dict = Dict::default();
        while !self.takes(b">>") {
            let Value::Name(key) = self.nested(depth + 1)? else { return None };
            let value = self.nested(depth + 1)?;
            // The same key twice has two meanings to two readers.
            if dict.0.len() == MOST_KEYS || dict.0.iter().any(|(name, _)| *name == key) {
                return None;
            }
            dict.0.push((key, value));
        }
        Some(Value::Dict(dict))
    }

    fn hexadecimal(&mut self) -> Option<Value> {
        self.at += 1;
        let mut bytes = Vec::new();
        let mut half = None;
        loop {
            let letter = self.peek(0)?;
            self.at += 1;
            let digit = match letter {
                b'>' => break,
                blank if is_blank(blank) => continue,
                letter => u8::try_from(char::from(letter).to_digit(16)?).ok()?,
            };
            half = match half {
                None => Some(digit),
                Some(high) => {
                    bytes.push(high << 4 | digit);
                    None
                }
            };
        }
        bytes.extend(half.map(|high| high << 4));
        Some(Value::Text(bytes))
    }

    fn literal(&mut self) -> Option<Value> {
        self.at += 1;
        let (mut bytes, mut open) = (Vec::new(), 1usize);
        loop {
            let letter = self.peek(0)?;
            self.at += 1;
            match letter {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    bytes.extend(self.escaped()?);
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                return Some(Value::Text(bytes));
            }
            bytes.push(letter);
        }
    }

    fn escaped(&mut self) -> Option<Option<u8>> {
        let letter = self.peek(0)?;
        self.at += 1;
        Some(Some(match letter {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\n' => return Some(None),
            b'0'..=b'7' => {
                let mut code = u32::from(letter - b'0');
                for _ in 0..2 {
                    if let Some(digit @ b'0'..=b'7') = self.peek(0) {
                        code = code * 8 + u32::from(digit - b'0');
                        self.at += 1;
                    }
                }
                u8::try_from(code & 0xff).ok()?
            }
            letter => letter,
        }))
    }

    fn word(&mut self) -> &'b [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let end = rest.iter().position(|c| is_blank(*c) || b"/<>[](){}%".contains(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn number_or_word(&mut self) -> Option<Value> {
        let word = self.word();
        if word.is_empty() {
            return None;
        }
        let Some(number) = std::str::from_utf8(word).ok().and_then(|word| word.parse::<i64>().ok()) else {
            return Some(Value::Plain(word.to_vec()));
        };
        // "12 0 R" is one value. No file of ours has another generation than 0.
        let after = self.at;
        if self.count() == Some(0) {
            self.blanks();
            if self.word() == b"R" {
                return u32::try_from(number).ok().map(Value::Ref);
            }
        }
        self.at = after;
        Some(Value::Number(number))
    }
}

fn is_blank(letter: u8) -> bool {
    matches!(letter, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Value> {
        Reader::new(text.as_bytes(), 0).value()
    }

    #[test]
    fn a_value_is_written_as_it_was_read() {
        let text = "<</Type /Page/Box [0 0 595.276 -3]/Parent 12 0 R/Sub <</A true/B null>>/T <feff00e5>>>";
        let value = read(text).unwrap();
        let mut again = Vec::new();
        value.write(&mut again);
        assert_eq!(String::from_utf8(again).unwrap(), text);
        let Value::Dict(dict) = value else { panic!("a dictionary") };
        assert_eq!((dict.words("T").as_deref(), dict.reference("Parent")), (Some("å"), Some(12)));
        assert_eq!(read("(a\\(b\\)\\n(c)\\101\\\n)"), Some(Value::Text(b"a(b)\n(c)A".to_vec())));
    }

    #[test]
    fn what_is_no_value_is_none() {
        let deep = "[".repeat(100_000);
        for text in ["", "<<", "<</A", "<</A 1/A 2>>", "(", "<4", "<4x>", "[1 ", ">>", "<<1 2>>", &deep] {
            assert_eq!(read(text), None, "{:.20}", text);
        }
    }
}
