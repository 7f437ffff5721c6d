//! The example server, as its operator and its clients see it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use crate::sources::{folder, write};

struct Server {
    process: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Server {
    fn start(locales: &Path) -> Server {
        let mut process = Command::new(example("server"))
            .arg("127.0.0.1:0")
            .arg(locales)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").expect("an address").to_owned();
        Server { process, address }
    }

    fn get(&self, code: &str, language: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET /{code} HTTP/1.1\r\nHost: x\r\nAccept-Language: {language}\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split("\r\n\r\n").nth(1).unwrap().to_owned()
    }

    #[track_caller]
    fn wait_for(&self, language: &str, message: &str) {
        let expected = format!("{{\"code\":131201,\"message\":\"{message}\"}}");
        let start = Instant::now();
        while self.get("131201", language) != expected {
            assert!(start.elapsed() < Duration::from_secs(20), "{}", self.get("131201", language));
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// An example, which `cargo test` builds beside the tests.
pub(crate) fn example(name: &str) -> PathBuf {
    let tests = env::current_exe().unwrap();
    let profile = tests.parent().and_then(Path::parent).unwrap();
    let path = profile.join("examples").join(format!("{name}{}", env::consts::EXE_SUFFIX));
    assert!(path.exists(), "{} is missing: run cargo build --examples", path.display());
    path
}

#[test]
fn a_new_locale_is_served_and_a_broken_one_changes_nothing() {
    let folder = folder(&[("en-US/own.ftl", "E700001 = The disk is full\n")]);
    let mut server = Server::start(folder.path());
    assert_eq!(server.get("131201", "zh-CN"), r#"{"code":131201,"message":"文件大小过大"}"#);
    assert_eq!(server.get("700001", "zh-CN"), r#"{"code":700001,"message":"The disk is full"}"#);
    server.wait_for("eo-001, zh;q=0.1", "文件大小过大");

    write(folder.path(), "eo/errors.ftl", "E131201 = dosiero tro granda\n".as_bytes());
    server.wait_for("eo-001, zh;q=0.1", "dosiero tro granda");

    write(folder.path(), "eo/errors.ftl", "E131201 = { dosiero\n".as_bytes());
    let mut errors = BufReader::new(server.process.stderr.take().unwrap()).lines();
    let rejected = errors.find(|line| line.as_ref().unwrap().starts_with("eo rejected: "));
    let rejected = rejected.unwrap().unwrap();
    assert!(rejected.contains("eo/errors.ftl:1:20: expected `}`"), "{rejected}");
    server.wait_for("eo-001, zh;q=0.1", "dosiero tro granda");
}
