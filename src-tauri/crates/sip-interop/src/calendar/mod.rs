//! The meeting as a calendar file (RFC 5545): one event, published.
//!
//! It ends up in calendars that others can look into, so it names nobody and says nothing of health
//! (ruling 3): when, where, and whom to ring. Format: `docs/formats/calendar.md`.

mod clock;
mod lines;
mod place;

use chrono::{DateTime, TimeDelta, Utc};
use sip_model::id::CaseId;
use sip_model::{Case, Moment};
use sip_text::Text;

use lines::File;

/// A meeting that has a time, and so can stand in a calendar.
#[derive(Debug, Clone)]
pub struct Invitation<'a> {
    case: &'a Case,
    plan: &'a CaseId,
    sequence: u32,
    stamp: DateTime<Utc>,
    start: DateTime<Utc>,
    end: Option<DateTime<Utc>>,
    question: Option<&'a str>,
}

impl<'a> Invitation<'a> {
    /// The meeting that the kallelse of this case calls to. `sequence` counts the invitations to it
    /// that were made before, and `stamp` is when this one is made.
    ///
    /// Nothing when the kallelse has no time, or a year that the format cannot write (after 9999).
    #[must_use]
    pub fn of(case: &'a Case, plan: &'a CaseId, sequence: u32, stamp: Moment) -> Option<Self> {
        let start = clock::utc(case.summons.meeting_at?)?;
        let end = match case.summons.duration_minutes {
            // An event may not end when it begins.
            None | Some(0) => None,
            Some(minutes) => Some(clock::writable(start.checked_add_signed(TimeDelta::minutes(minutes.into()))?)?),
        };
        Some(Self { case, plan, sequence, stamp: clock::utc(stamp)?, start, end, question: None })
    }

    /// With the question of the meeting. Its words are the convener's own and stand as they are: the
    /// one who passes it has seen to it that it may be read in any calendar.
    #[must_use]
    pub fn with_question(self, question: &'a str) -> Self {
        Self { question: Some(question), ..self }
    }
}

/// The calendar file. The same invitation gives the same bytes.
#[must_use]
pub fn invitation(invitation: &Invitation<'_>, text: &Text) -> String {
    let place = place::shown(invitation.case);
    let utc = |at: DateTime<Utc>| at.format("%Y%m%dT%H%M%SZ").to_string();
    let mut file = File::default();
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//SIP Hemma//Kalender//SV");
    file.line("METHOD", "PUBLISH");
    file.line("BEGIN", "VEVENT");
    file.text("UID", &format!("{}-mote@siphemma", invitation.plan));
    file.line("SEQUENCE", &invitation.sequence.to_string());
    file.line("DTSTAMP", &utc(invitation.stamp));
    file.line("DTSTART", &utc(invitation.start));
    match invitation.end {
        Some(end) => file.line("DTEND", &utc(end)),
        None => file.line("DURATION", "PT1H"),
    }
    file.text("SUMMARY", &text.say("calendar-summary"));
    if let Some(location) = place.location() {
        file.text("LOCATION", location);
    }
    file.text("DESCRIPTION", &description(invitation, &place, text));
    file.line("CLASS", "PRIVATE");
    file.line("END", "VEVENT");
    file.line("END", "VCALENDAR");
    file.done()
}

fn description(invitation: &Invitation<'_>, place: &place::Shown<'_>, text: &Text) -> String {
    let mut said = vec![text.say("calendar-hello")];
    if let Some(question) = invitation.question {
        said.push(text.say_with("calendar-question", &[("question", question)]));
    }
    if !place.is_whole {
        said.push(text.say("calendar-place"));
    }
    if let (Some(_), Some(link)) = (&place.place, place.link) {
        said.push(text.say_with("calendar-link", &[("link", link)]));
    }
    if let Some(phone) = place::phone(invitation.case) {
        said.push(text.say_with("calendar-phone", &[("phone", phone)]));
    }
    said.join("\n")
}
