# Written from sip-model's law.rs: cargo run -p sip-model --example law. Do not edit.

-law-plan = HSL 16 kap. 4 § och SoL (2025:400) 10 kap. 8–9 §§
-law-discharge = Lag (2017:612) 4 kap. 1–3 §§
-law-summons = Lag (2017:612) 4 kap. 3 §
-law-other-plan = 7 a § LPT eller 12 a § LRV
-law-guardian = föräldrabalken 6 kap. 13 a §
