//! A bundle of sentences, looked up by key.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::strings::SWEDISH;

/// Every sentence of one language. Cheap to share between threads, made once at start.
pub struct Text {
    bundle: FluentBundle<FluentResource>,
}

impl Text {
    /// The Swedish sentences.
    #[must_use]
    pub fn swedish() -> Self {
        let language: LanguageIdentifier = "sv-SE".parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // The marks that isolate right-to-left words would be drawn as boxes on paper and break
        // every search in the extracted text.
        bundle.set_use_isolating(false);
        for (_, source) in SWEDISH {
            // A line that does not parse is left out; `every_file_parses` keeps that from shipping.
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// The sentence with this key, or the key itself when there is none.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The sentence with values set in. Values stand as they are: nothing in them is markup.
    #[must_use]
    pub fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(Cow::Borrowed(*name), *value);
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
    }

    /// Whether there is a sentence with this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::swedish()
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Text(sv-SE)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_parses() {
        for (name, source) in SWEDISH {
            let errors = FluentResource::try_new((*source).to_owned()).err().map(|(_, errors)| errors);
            assert!(errors.is_none(), "{name} has lines that Fluent cannot read: {errors:?}");
        }
    }

    #[test]
    fn no_key_stands_twice() {
        let mut bundle = FluentBundle::new_concurrent(vec![LanguageIdentifier::default()]);
        for (name, source) in SWEDISH {
            let resource = FluentResource::try_new((*source).to_owned()).expect("every_file_parses");
            assert!(bundle.add_resource(resource).is_ok(), "{name} repeats a key: one of the two would never be seen");
        }
    }

    #[test]
    fn an_unknown_key_is_its_own_answer() {
        assert_eq!(Text::swedish().say("no-such-key"), "no-such-key", "a missing sentence must be seen, not blank");
    }

    #[test]
    fn values_are_set_in_bare() {
        let said = Text::swedish().say_with("print-page-of", &[("page", "2"), ("pages", "4")]);
        assert_eq!(said, "Sida 2 av 4", "no isolation marks around the values, they would be drawn on paper");
    }

    #[test]
    fn a_value_is_never_read_as_markup() {
        let said = Text::swedish().say_with("print-page-of", &[("page", "{ $pages }"), ("pages", "4")]);
        assert_eq!(said, "Sida { $pages } av 4", "what people wrote stands word for word");
    }

    #[test]
    fn it_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Text>();
    }
}
