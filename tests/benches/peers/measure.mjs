// A measurement: fresh things are made outside the clock, the work is done on it, the result is looked at after.

/** Prints one line of JSON: the median and the runs, in milliseconds. */
export async function measure(name, { warmUps, runs, make, work, check }) {
  const times = [];
  for (let run = 0; run < warmUps + runs; run += 1) {
    const made = await make();
    // No forced collection of garbage here: it also throws away compiled code, and costs Yjs several times its time.
    const began = performance.now();
    const done = await work(made);
    const took = performance.now() - began;
    await check(done);
    if (run >= warmUps) times.push(Number(took.toFixed(3)));
  }
  const millis = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
  console.log(JSON.stringify({ name, millis, runs: times }));
}
