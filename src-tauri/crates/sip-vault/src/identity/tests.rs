#[test]
#[ignore]
fn timing() {
    for n in [100usize, 500, 1000, 2000] {
        let k = super::AgeKey::generate();
        let o: Vec<String> = (0..n).map(|_| super::AgeKey::generate().recipient()).collect();
        let t = std::time::Instant::now();
        let s = super::seal(&o, b"x").unwrap();
        let a = t.elapsed();
        let t = std::time::Instant::now();
        let r = super::open(&[&k], &s, 10);
        eprintln!("{n}: seal {a:?} open {:?} {r:?} {}", t.elapsed(), s.len());
    }
    let many = format!("age-encryption.org/v1\n{}--- {}\n", "-> a\n\n".repeat(43000), "A".repeat(43));
    let t = std::time::Instant::now();
    let r = super::open(&[], many.as_bytes(), 10);
    eprintln!("evil {} {:?} {r:?}", many.len(), t.elapsed());
}
pub(super) fn random(seed: u8) -> impl FnMut(&mut [u8]) {
    let mut at = seed;
    move |bytes| {
        bytes.iter_mut().for_each(|b| {
            at = at.wrapping_mul(5).wrapping_add(7);
            *b = at;
        })
    }
}
