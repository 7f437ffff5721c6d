//! Prints how often each benchmark allocates for an answer. A program of its own: the allocator that
//! counts would slow down what the report times.

fn main() {
    for comparison in peers::comparisons() {
        for benchmark in &comparison.benchmarks {
            benchmark.run(1);
            let counted = allocation_counter::measure(|| {
                benchmark.run(1);
            });
            let each = counted.count_total as f64 / benchmark.len() as f64;
            println!("{}\t{}\t{each:.1}", comparison.title, benchmark.name);
        }
    }
}
