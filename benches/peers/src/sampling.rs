//! Timing benchmarks against each other.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// One way to do a piece of work: what is timed.
pub struct Benchmark {
    pub name: String,
    /// Where it answers in another locale than `fluent-codes`.
    pub remark: String,
    len: usize,
    run: Box<dyn Fn(u32) -> Duration>,
}

impl Benchmark {
    /// Looks up these items. Each has the text that is expected; another one is a panic.
    #[track_caller]
    pub fn new<I: 'static>(
        name: impl Into<String>,
        items: impl IntoIterator<Item = (I, String)>,
        look_up: impl Fn(&I, &mut Sink) + 'static,
    ) -> Benchmark {
        let name = name.into();
        let check = |(item, expected): (I, String)| {
            assert_eq!(Sink::collect(|sink| look_up(&item, sink)), expected, "{name}");
            item
        };
        let items: Vec<I> = items.into_iter().map(check).collect();
        let len = items.len();
        let run = move |passes| {
            let mut sink = Sink::discarding();
            let start = Instant::now();
            for _ in 0..passes {
                for item in &items {
                    look_up(black_box(item), &mut sink);
                }
            }
            start.elapsed()
        };
        Benchmark { name, remark: String::new(), len, run: Box::new(run) }
    }

    /// How many look-ups a pass has.
    pub fn len(&self) -> usize {
        self.len
    }

    /// How long this many passes over the items take.
    pub fn run(&self, passes: u32) -> Duration {
        (self.run)(passes)
    }

    /// How many passes take this long.
    pub fn passes(&self, duration: Duration) -> u32 {
        let mut passes = 1;
        loop {
            let elapsed = self.run(passes);
            if elapsed * 4 >= duration {
                let ratio = duration.as_secs_f64() / elapsed.as_secs_f64();
                return (f64::from(passes) * ratio).ceil() as u32;
            }
            passes *= 2;
        }
    }
}

/// Takes the texts that are looked up, so that they need not outlive what they are borrowed from.
pub struct Sink {
    /// The texts, where they are checked.
    collected: Option<String>,
}

impl Sink {
    /// One that keeps nothing, for timing.
    pub fn discarding() -> Sink {
        Sink { collected: None }
    }

    /// The text that a look-up gives.
    pub fn collect(look_up: impl FnOnce(&mut Sink)) -> String {
        let mut sink = Sink { collected: Some(String::new()) };
        look_up(&mut sink);
        sink.collected.unwrap_or_default()
    }

    #[inline(always)]
    pub fn consume(&mut self, text: &str) {
        let text = black_box(text);
        if let Some(collected) = &mut self.collected {
            collected.push_str(text);
        }
    }
}

const SAMPLES: usize = 51;
const SAMPLE: Duration = Duration::from_millis(1);

/// Nanoseconds a look-up: the median of each benchmark's samples. The benchmarks take turns, so that
/// whatever else the machine does disturbs all of them.
pub fn medians(benchmarks: &[Benchmark]) -> Vec<f64> {
    let passes: Vec<u32> = benchmarks.iter().map(|benchmark| benchmark.passes(SAMPLE)).collect();
    let mut samples = vec![Vec::new(); benchmarks.len()];
    for _ in 0..SAMPLES {
        for ((benchmark, passes), samples) in benchmarks.iter().zip(&passes).zip(&mut samples) {
            let look_ups = f64::from(*passes) * benchmark.len() as f64;
            samples.push(benchmark.run(*passes).as_secs_f64() * 1e9 / look_ups);
        }
    }
    samples.into_iter().map(median).collect()
}

/// The sample in the middle.
pub fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}
