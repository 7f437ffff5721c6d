//! The commands of `docs/errors.md` and of the READMEs, and the example that these show.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// How long a server may take to answer, or to see that a file has changed.
const PATIENCE: Duration = Duration::from_secs(20);

struct Server {
    process: Child,
    address: SocketAddr,
    log: Arc<Mutex<Vec<String>>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Server {
    fn start(locales: &Path) -> Server {
        // A port that was free a moment ago.
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_upload"))
            .arg("--locales")
            .arg(locales)
            .env("ADDRESS", address.to_string())
            .env("RUST_LOG", "warn")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = Arc::new(Mutex::new(Vec::new()));
        let lines = BufReader::new(process.stderr.take().unwrap()).lines();
        thread::spawn({
            let log = Arc::clone(&log);
            move || lines.map_while(Result::ok).for_each(|line| log.lock().unwrap().push(line))
        });
        let server = Server { process, address, log };
        wait_for(|| TcpStream::connect(address).is_ok());
        server
    }

    /// What a command of the page prints.
    fn run(&self, command: &str) -> String {
        let command = command.replace("127.0.0.1:8080", &self.address.to_string());
        let output = Command::new("sh").args(["-c", &command]).output().unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}

#[track_caller]
fn wait_for(mut condition: impl FnMut() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < PATIENCE);
        thread::sleep(Duration::from_millis(20));
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// Runs the `curl` lines of a page, and compares their answers with it.
fn check(server: &Server, page: &str, commands: usize) {
    let mut count = 0;
    for block in page.split("```shell-session\n").skip(1) {
        let block = block.split("```").next().unwrap();
        for command in block.split("$ ").skip(1).filter(|command| command.starts_with("curl")) {
            let (command, expected) = command.split_once('\n').unwrap();
            assert_eq!(server.run(command), expected, "{command}");
            count += 1;
        }
    }
    assert_eq!(count, commands);
}

/// A copy of the example's locales.
fn locales() -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for locale in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("locales")).unwrap() {
        let locale = locale.unwrap();
        let folder = copy.path().join(locale.file_name());
        fs::create_dir(&folder).unwrap();
        fs::copy(locale.path().join("errors.ftl"), folder.join("errors.ftl")).unwrap();
    }
    copy
}

#[test]
fn the_commands_of_the_pages_answer_what_they_say() {
    let locales = locales();
    let server = Server::start(locales.path());
    let errors = page("docs/errors.md");
    check(&server, &errors, 7);
    check(&server, &page("docs/errors.zh-CN.md"), 7);
    check(&server, &page("README.md"), 2);
    check(&server, &page("README.zh-CN.md"), 2);
    let log = errors.split("```text\n").find(|block| block.starts_with("WARN")).unwrap();
    for line in log.split("```").next().unwrap().lines() {
        wait_for(|| server.log.lock().unwrap().iter().any(|logged| logged.contains(line)));
    }
}

#[test]
fn a_locale_that_is_added_answers_the_next_requests() {
    let locales = locales();
    let server = Server::start(locales.path());
    let command = "curl -s -H 'Accept-Language: de' http://127.0.0.1:8080/devices/7";
    assert_eq!(server.run(command), r#"{"code":131601,"message":"device not found"}"#);
    fs::create_dir(locales.path().join("de")).unwrap();
    fs::write(locales.path().join("de/errors.ftl"), "E131601 = Kein solches Gerät\n").unwrap();
    wait_for(|| server.run(command) == r#"{"code":131601,"message":"Kein solches Gerät"}"#);
}

/// The READMEs show lines of the example, in its order, indented as they need.
#[test]
fn the_readmes_show_parts_of_the_example() {
    let example = page("examples/upload/src/main.rs");
    for path in ["README.md", "README.zh-CN.md"] {
        let page = page(path);
        let block = page.split("```rust,ignore\n").nth(1).unwrap().split("```").next().unwrap();
        let mut lines = example.lines();
        for line in block.lines() {
            assert!(lines.any(|other| other.trim() == line.trim()), "{path}: {line}");
        }
    }
}

/// The page shows the example as it is.
#[test]
fn the_page_shows_the_files_of_the_example() {
    let page = page("docs/errors.md");
    for (path, language) in [
        ("src/main.rs", "rust,ignore"),
        ("locales/en-US/errors.ftl", "fluent"),
        ("locales/zh-CN/errors.ftl", "fluent"),
        ("locales/fr/errors.ftl", "fluent"),
    ] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let text = fs::read_to_string(file).unwrap();
        // Without its comment at the top.
        let lines = text.lines().skip_while(|line| line.starts_with("//!") || line.is_empty());
        let text: String = lines.map(|line| format!("{line}\n")).collect();
        assert!(page.contains(&format!("```{language}\n{text}```")), "{path}");
    }
}
