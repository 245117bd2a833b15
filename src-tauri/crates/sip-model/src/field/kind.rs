//! What a field holds, where it lives and how it merges.

/// The document that a field lives in. Who may read decides it, since history cannot be hidden
/// afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Home {
    /// What every co-writing unit may read.
    Plan,
    /// Written by the documenting unit alone (ruling 2).
    Consent,
    /// The documenting unit's own (ruling 1).
    Own,
    /// The plan, or the unit's own while the person's identity is protected (ruling 5).
    PlanUnlessProtected,
}

/// What an identifier must point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refers {
    /// A unit of the case.
    Unit,
    /// A participant of the case.
    Participant,
    /// Either.
    Party,
    /// A follow-up that was held.
    FollowUp,
}

/// What a field holds, and with it how two writers' values merge: prose by character, everything
/// else as a register that can be contested (ruling 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Fields under one name. A nullable group that holds nothing is `null` in the file.
    Group {
        /// `null` when empty.
        nullable: bool,
    },
    /// Items by id. `id_in_file`: the case file names them; else only this program does.
    Items {
        /// The case file has the `id`.
        id_in_file: bool,
    },
    /// Lines of words: strings in the file, items with an id inside.
    Lines,
    /// A few words.
    Short,
    /// Somebody's own words: never merged by character.
    Quote,
    /// Running text, merged by character.
    Prose,
    /// A day.
    Date,
    /// A minute.
    Moment,
    /// Yes or no.
    Flag,
    /// A whole number, at most this.
    Count(u32),
    /// One word of a closed set.
    Choice(&'static [&'static str]),
    /// An identifier.
    Ref(Refers),
    /// A list of identifiers, set as a whole.
    Refs(Refers),
    /// A list of words, set as a whole.
    Texts,
    /// This one word (`"alla"`, `"hela"`) or a list of words, set as a whole.
    AllOrTexts(&'static str),
    /// Words by code.
    Reasons,
}

impl Kind {
    /// Most characters that a text of this kind may have.
    #[must_use]
    pub fn most_characters(self) -> usize {
        match self {
            Self::Prose => 20_000,
            Self::Quote => 4_000,
            _ => 1_000,
        }
    }

    /// Whether the field is one value, set as a whole.
    #[must_use]
    pub fn is_leaf(self) -> bool {
        !matches!(self, Self::Group { .. } | Self::Items { .. } | Self::Lines | Self::Reasons)
    }
}
