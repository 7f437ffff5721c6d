//! Findings as a test report in JUnit's XML: a suite a locale, a test case a finding.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::check::finding::Finding;
use crate::check::report::Report;
use crate::escape::escaped;
use crate::failure::Failure;
use crate::project::severity::Severity;

/// Writes the findings. Those below a severity are test cases that pass, with what they say as
/// their output: they do not fail the check either.
pub(crate) fn write(
    report: &Report<'_>,
    fatal: Severity,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let mut suites: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for locale in report.summary.locales.keys() {
        suites.insert(locale, Vec::new());
    }
    for finding in &report.findings {
        suites.entry(&finding.locale).or_default().push(finding);
    }
    let xml = Writer::new_with_indent(out, b' ', 4);
    Ok(Junit { xml, fatal }.write(&suites)?)
}

/// Where the report is written to.
struct Junit<'w> {
    xml: Writer<&'w mut dyn Write>,
    /// The least severity of a test case that fails.
    fatal: Severity,
}

impl Junit<'_> {
    fn write(&mut self, suites: &BTreeMap<&str, Vec<&Finding>>) -> io::Result<()> {
        self.xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let tests: usize = suites.values().map(|findings| tests(findings)).sum();
        let failures: usize = suites.values().map(|findings| self.failures(findings)).sum();
        let (tests, failures) = (tests.to_string(), failures.to_string());
        let attributes = [
            ("name", "fluent-codes check"),
            ("tests", &tests),
            ("skipped", "0"),
            ("failures", &failures),
            ("errors", "0"),
        ];
        self.start("testsuites", &attributes)?;
        for (locale, findings) in suites {
            self.write_suite(locale, findings)?;
        }
        self.end("testsuites")?;
        self.xml.get_mut().write_all(b"\n")
    }

    fn write_suite(&mut self, locale: &str, findings: &[&Finding]) -> io::Result<()> {
        let (tests, failures) = (tests(findings).to_string(), self.failures(findings).to_string());
        let name = escaped(locale);
        let attributes = [
            ("name", &*name),
            ("tests", &tests),
            ("skipped", "0"),
            ("errors", "0"),
            ("failures", &failures),
        ];
        self.start("testsuite", &attributes)?;
        for finding in findings {
            self.write_case(finding)?;
        }
        if findings.is_empty() {
            let case = BytesStart::new("testcase").with_attributes([("name", "check")]);
            self.xml.write_event(Event::Empty(case))?;
        }
        self.end("testsuite")
    }

    fn write_case(&mut self, finding: &Finding) -> io::Result<()> {
        let Finding { rule, severity, file, line, column, title, help, .. } = finding;
        let [file, title, help] = [&**file, &**title, &**help].map(escaped);
        let id = finding.id.as_deref().map_or(Cow::Borrowed("file"), escaped);
        let name = format!("{id} {rule} {line}:{column}");
        self.start("testcase", &[("name", &name), ("classname", &file)])?;
        let (element, attributes) = if self.is_failure(finding) {
            ("failure", vec![("message", &*title), ("type", *rule)])
        } else {
            ("system-out", Vec::new())
        };
        let text = format!("{file}:{line}:{column}: {}: {title}\n{help}", severity.name());
        self.start(element, &attributes)?;
        self.xml.write_event(Event::Text(BytesText::new(&text)))?;
        self.end(element)?;
        self.end("testcase")
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.xml.write_event(Event::Start(start))
    }

    fn end(&mut self, name: &str) -> io::Result<()> {
        self.xml.write_event(Event::End(BytesEnd::new(name)))
    }

    fn is_failure(&self, finding: &Finding) -> bool {
        finding.severity >= self.fatal
    }

    fn failures(&self, findings: &[&Finding]) -> usize {
        findings.iter().filter(|finding| self.is_failure(finding)).count()
    }
}

/// How many test cases there are: one that passes, if nothing was found.
fn tests(findings: &[&Finding]) -> usize {
    findings.len().max(1)
}
