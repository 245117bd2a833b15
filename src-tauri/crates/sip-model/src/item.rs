//! What every item of a list has in common: it is struck, never deleted.

use crate::id::ItemId;
use crate::time::Moment;

noun! {
    /// The mark that takes an item out of the plan. The item stays, with its words.
    pub struct Struck {
        /// When, by the computer's own clock.
        pub at: Option<Moment>,
        /// Who struck it.
        pub by: Option<String>,
        /// Why: a strike without a reason is refused.
        pub reason: String,
    }

    /// A line of words in a list: a question, a name, a remark.
    pub struct Words {
        /// Stable identifier; the case file has only the text.
        pub id: ItemId,
        /// The words.
        pub text: Option<String>,
        /// Set when the line was struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }
}

/// Anything that can be struck.
pub trait Item {
    /// The strike, if there is one.
    fn struck(&self) -> Option<&Struck>;
}

/// The items that still stand.
pub fn standing<T: Item>(items: &[T]) -> impl Iterator<Item = &T> {
    items.iter().filter(|item| item.struck().is_none())
}

macro_rules! strikeable {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::item::Item for $name {
            fn struck(&self) -> Option<&$crate::item::Struck> { self.struck.as_ref() }
        }
    )+};
}
pub(crate) use strikeable;

strikeable!(Words);
