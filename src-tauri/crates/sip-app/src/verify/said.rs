//! A verdict in Swedish, for the screen and the command line alike.

use sip_text::Text;

use super::file::{Trust, Verdict};

impl Verdict {
    /// By whom, which version, and whether it is known here; of a broken file that it is, and what to do.
    #[must_use]
    pub fn says(&self, text: &Text) -> Vec<String> {
        if let Some(why) = self.why {
            return vec![text.say(&format!("verify-{why}")), text.say(&format!("verify-{why}-do"))];
        }
        let mut lines = vec![text.say("verify-intact")];
        for by in self.sealed_by.iter().chain(&self.also_sealed_by) {
            let at = by.at.as_deref().unwrap_or("–");
            lines.push(text.say_with("verify-by", &[("unit", &by.unit), ("device", &by.device), ("at", at)]));
            lines.push(text.say(match by.trust {
                Trust::Own => "verify-own",
                Trust::Trusted => "verify-trusted",
                Trust::Unknown => "verify-unknown",
                Trust::Revoked => "verify-revoked",
            }));
        }
        let (plan, version) = (self.plan.as_deref().unwrap_or("–"), self.version.unwrap_or(0).to_string());
        let words = self.words.join(", ");
        lines.push(text.say_with("verify-version", &[("plan", plan), ("version", &version), ("words", &words)]));
        lines.extend((self.known == Some(true)).then(|| text.say("verify-known")));
        lines
    }

    /// What it cannot show.
    #[must_use]
    pub fn leaves_open(&self, text: &Text) -> Vec<String> {
        let open = self.cannot_prove.iter().filter(|_| self.why.is_none());
        open.map(|what| text.say(&format!("verify-not-{what}"))).collect()
    }
}
