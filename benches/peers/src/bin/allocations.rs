//! Prints how often each contender allocates for an answer. A program of its own: the allocator that
//! counts would slow down what the report times.

fn main() {
    for contest in peers::contests() {
        for contender in &contest.contenders {
            contender.run(1);
            let counted = allocation_counter::measure(|| {
                contender.run(1);
            });
            let each = counted.count_total as f64 / contender.len() as f64;
            println!("{}\t{}\t{each:.1}", contest.question, contender.name);
        }
    }
}
