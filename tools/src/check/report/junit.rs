//! Findings as a test report in JUnit's XML: a suite a locale, a test case a finding.

use std::borrow::Cow;
use std::io::{Write, stdout};

use quick_junit::{NonSuccessKind, Report as Document, TestCase, TestCaseStatus, TestSuite};

use crate::check::finding::Finding;
use crate::check::report::Report;
use crate::escape::escaped;
use crate::failure::Failure;
use crate::project::severity::Severity;

/// Prints the findings. Those below a severity are test cases that pass, with what they say as
/// their output: they do not fail the check either.
pub(crate) fn print(report: &Report<'_>, fatal: Severity) -> Result<(), Failure> {
    let mut document = Document::new("fluent-codes check");
    let mut locales: Vec<&str> = report.summary.locales.keys().map(String::as_str).collect();
    locales.extend(report.findings.iter().map(|finding| &*finding.locale));
    locales.sort_unstable();
    locales.dedup();
    for locale in locales {
        let mut suite = TestSuite::new(escaped(locale).as_ref());
        let findings = report.findings.iter().filter(|finding| &*finding.locale == locale);
        suite.add_test_cases(findings.map(|finding| test_case(finding, fatal)));
        if suite.test_cases.is_empty() {
            suite.add_test_case(TestCase::new("check", TestCaseStatus::success()));
        }
        document.add_test_suite(suite);
    }
    let xml = document.to_string().map_err(|error| Failure::new(error.to_string()))?;
    stdout().lock().write_all(xml.as_bytes())?;
    Ok(())
}

fn test_case(finding: &Finding, fatal: Severity) -> TestCase {
    let Finding { rule, severity, file, line, column, title, help, .. } = finding;
    let [file, title, help] = [&**file, &**title, &**help].map(escaped);
    let text = format!("{file}:{line}:{column}: {}: {title}\n{help}", severity.name());
    let is_fatal = *severity >= fatal;
    let mut status = TestCaseStatus::success();
    if is_fatal {
        status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_type(*rule).set_message(title.as_ref()).set_description(text.as_str());
    }
    let id = finding.id.as_deref().map(escaped);
    let name = format!("{} {rule} {line}:{column}", id.unwrap_or(Cow::Borrowed("file")));
    let mut case = TestCase::new(name, status);
    case.set_classname(file.as_ref());
    if !is_fatal {
        case.set_system_out(text);
    }
    case
}
