//! Findings in the Static Analysis Results Interchange Format, 2.1.0 (OASIS).

use std::cmp::Reverse;
use std::io::Write;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::check::finding::Finding;
use crate::check::report::Report;
use crate::check::rules::RULES;
use crate::diagnostics;
use crate::failure::Failure;
use crate::json;
use crate::wording::count;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// How many results GitHub's code scanning takes of a run; of more, it refuses the file.
/// <https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit>
const MAX_RESULTS: usize = 25_000;

pub(crate) fn write(report: &Report<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.name,
                "shortDescription": { "text": rule.summary() },
                "fullDescription": { "text": rule.documentation() },
                "help": { "text": rule.documentation(), "markdown": rule.documentation() },
                "defaultConfiguration": { "level": rule.severity.name() },
            })
        })
        .collect();
    let mut findings: Vec<&Finding> = report.findings.clone();
    if findings.len() > MAX_RESULTS {
        findings.sort_by_key(|finding| Reverse(finding.severity));
        let left_out = count(findings.len() - MAX_RESULTS, "finding");
        diagnostics::warning(format!(
            "{left_out} left out, the least severe: code scanning takes {MAX_RESULTS}"
        ));
        findings.truncate(MAX_RESULTS);
    }
    let driver = json!({
        "name": "fluent-codes",
        "version": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": rules,
    });
    let tool = json!({ "driver": driver });
    let run = Run { column_kind: "unicodeCodePoints", results: Results(&findings), tool };
    let document = Document { schema: SCHEMA, runs: [run], version: "2.1.0" };
    Ok(json::write_pretty(out, &document)?)
}

#[derive(Serialize)]
struct Document<'r> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [Run<'r>; 1],
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'r> {
    column_kind: &'static str,
    results: Results<'r>,
    tool: Value,
}

/// The results, each made when it is written.
struct Results<'r>(&'r [&'r Finding]);

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|finding| result(finding)))
    }
}

fn result(finding: &Finding) -> Value {
    let Finding { rule, severity, locale, file, line, column, id, title, help, .. } = finding;
    let index = RULES.iter().position(|other| other.name == *rule);
    let names = id.iter().map(|id| json!({ "name": id, "kind": "resource" }));
    json!({
        "ruleId": rule,
        "ruleIndex": index,
        "level": severity.name(),
        "message": { "text": format!("{title}; {help}") },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri(file) },
                "region": { "startLine": line, "startColumn": column },
            },
            "logicalLocations": names.collect::<Vec<Value>>(),
        }],
        "properties": { "locale": locale },
    })
}

/// A path as a reference (RFC 3986): its separators stay, other bytes that have a meaning there or
/// are none of its characters are escaped.
fn uri(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let escaped = path.replace('\\', "/");
    let escape = |byte: u8| {
        if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    escaped.bytes().map(escape).collect()
}
