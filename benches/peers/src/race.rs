//! Timing contenders against each other.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// One way to answer a question.
pub struct Contender {
    pub name: String,
    /// What it answers otherwise than `fluent-codes`.
    pub remark: String,
    len: usize,
    run: Box<dyn Fn(u32) -> Duration>,
}

impl Contender {
    /// Takes the items that are asked for with their answers, and makes sure that these are given.
    #[track_caller]
    pub fn new<I: 'static>(
        name: impl Into<String>,
        items: impl IntoIterator<Item = (I, String)>,
        answer: impl Fn(&I, &mut Listener) + 'static,
    ) -> Contender {
        let name = name.into();
        let check = |(item, expected): (I, String)| {
            assert_eq!(Listener::hear_out(|it| answer(&item, it)), expected, "{name}");
            item
        };
        let items: Vec<I> = items.into_iter().map(check).collect();
        let len = items.len();
        let run = move |passes| {
            let mut listener = Listener::timing();
            let start = Instant::now();
            for _ in 0..passes {
                for item in &items {
                    answer(black_box(item), &mut listener);
                }
            }
            start.elapsed()
        };
        Contender { name, remark: String::new(), len, run: Box::new(run) }
    }

    /// How many answers a pass gives.
    pub fn len(&self) -> usize {
        self.len
    }

    /// How long so many passes over the items take.
    pub fn run(&self, passes: u32) -> Duration {
        (self.run)(passes)
    }

    /// How many passes take that long.
    pub fn passes(&self, long: Duration) -> u32 {
        let mut passes = 1;
        loop {
            let elapsed = self.run(passes);
            if elapsed * 4 >= long {
                let ratio = long.as_secs_f64() / elapsed.as_secs_f64();
                return (f64::from(passes) * ratio).ceil() as u32;
            }
            passes *= 2;
        }
    }
}

/// Who a text is told to: it need not outlive what it was looked up with.
pub struct Listener {
    /// The text, where answers are checked.
    heard: Option<String>,
}

impl Listener {
    /// One who keeps nothing, for timing.
    pub fn timing() -> Listener {
        Listener { heard: None }
    }

    /// What is answered.
    pub fn hear_out(answer: impl FnOnce(&mut Listener)) -> String {
        let mut listener = Listener { heard: Some(String::new()) };
        answer(&mut listener);
        listener.heard.unwrap_or_default()
    }

    #[inline(always)]
    pub fn hear(&mut self, text: &str) {
        let text = black_box(text);
        if let Some(heard) = &mut self.heard {
            heard.push_str(text);
        }
    }
}

const ROUNDS: usize = 51;
const SAMPLE: Duration = Duration::from_millis(1);

/// Nanoseconds an answer, the median of many samples. The contenders take turns, so that whatever
/// else the machine does hits all of them.
pub fn race(contenders: &[Contender]) -> Vec<f64> {
    let passes: Vec<u32> = contenders.iter().map(|contender| contender.passes(SAMPLE)).collect();
    let mut samples = vec![Vec::new(); contenders.len()];
    for _ in 0..ROUNDS {
        for ((contender, passes), samples) in contenders.iter().zip(&passes).zip(&mut samples) {
            let answers = f64::from(*passes) * contender.len() as f64;
            samples.push(contender.run(*passes).as_secs_f64() * 1e9 / answers);
        }
    }
    samples.into_iter().map(median).collect()
}

/// The sample in the middle.
pub fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}
