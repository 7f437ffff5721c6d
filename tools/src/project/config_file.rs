//! Reading `fluent-codes.toml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fluent_codes::tooling::Source;
use toml::de::DeValue;

use crate::failure::Failure;
use crate::project::bundles::{BundleFiles, BundlePattern, Bundles};
use crate::project::config::{Allow, Config, LayoutFile, NamedLocale, RequiredCoverage};
use crate::project::config_values::{
    TomlValue, Wrong, expected, failure, names, once, parse_toml, read_table, string, strings,
    table,
};
use crate::project::ids::Ids;
use crate::project::input;
use crate::project::layers::Layers;
use crate::project::locales::{is_other_tag, parse_locale};
use crate::project::patterns::NamePattern;
use crate::project::rule_names::RuleNames;
use crate::project::severity::Severity;

/// The name of the file, beside the folder of locales.
pub(crate) const FILE_NAME: &str = "fluent-codes.toml";

/// Where the configuration may be: the file that is named, or those beside the folders of locales,
/// each once.
pub(crate) fn paths(named: Option<&Path>, layers: &Layers) -> Vec<PathBuf> {
    if let Some(path) = named {
        return vec![path.to_owned()];
    }
    let mut paths: Vec<PathBuf> = Vec::new();
    for (_, directory) in layers.directories() {
        let path = beside(directory);
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

/// The configuration beside a folder of locales.
pub(crate) fn beside(directory: &Path) -> PathBuf {
    directory.parent().unwrap_or(Path::new("")).join(FILE_NAME)
}

/// Reads the file that is named, or the one beside a folder of locales if there is one. `rules` are the
/// rules that it can name.
pub(crate) fn read(
    named: Option<&Path>,
    layers: &Layers,
    rules: &RuleNames,
) -> Result<Config, Failure> {
    let mut paths = paths(named, layers);
    // A link that leads nowhere is there, and cannot be read.
    paths.retain(|path| named.is_some() || path.symlink_metadata().is_ok());
    let path = match paths.as_slice() {
        [] => return Ok(Config::default()),
        [path] => path,
        [first, second, ..] => {
            let (first, second) = (first.display(), second.display());
            let expected = "expected one configuration for all layers, found";
            let message = format!("{expected} {first} and {second}; name one with --config");
            return Err(Failure::new(message));
        }
    };
    let bytes = if named.is_some() { input::read_named(path) } else { input::read(path) };
    let text = input::text(path, bytes?)?;
    let source = Source::new(path.display().to_string(), text.as_bytes());
    let config = parse(&source, rules).map_err(|wrong| failure(&source, wrong))?;
    Ok(Config { file: Some(source), ..config })
}

/// The keys of the file.
const KEYS: [&str; 9] =
    ["source", "locales", "ids", "layout", "bundles", "functions", "coverage", "rules", "allow"];

/// The keys of an item of the list `allow`.
const ALLOW_KEYS: [&str; 5] = ["rule", "ids", "files", "locales", "reason"];

fn parse(source: &Source, rules: &RuleNames) -> Result<Config, Wrong> {
    let mut config = Config::default();
    read_table(&parse_toml(source)?, &KEYS, |key, value| {
        match key {
            "source" => config.source = Some(string(value)?),
            "locales" => config.locales = locales(value, source)?,
            "ids" => config.ids = Some(ids(value)?),
            "layout" => config.layout = layout(value, source)?,
            "bundles" => config.bundles = bundles(value, source)?,
            "functions" => config.functions = functions(value)?,
            "coverage" => config.coverage = coverage(value, source)?,
            "rules" => config.severities = severities(value, rules)?,
            _ => config.allow = allow(value, source, rules)?,
        }
        Ok(())
    })?;
    Ok(config)
}

fn functions(value: &TomlValue<'_>) -> Result<Vec<String>, Wrong> {
    let functions = strings(value)?;
    let DeValue::Array(items) = value.get_ref() else { return Ok(functions) };
    for (name, item) in functions.iter().zip(items.iter()) {
        let is_part = |char: char| matches!(char, 'A'..='Z' | '0'..='9' | '_' | '-');
        if !name.starts_with(|char: char| char.is_ascii_uppercase()) || !name.chars().all(is_part) {
            let what = "the name of a function in capital letters, as in `BYTES`";
            return expected(item, &format!("{what}, found `{name}`"));
        }
    }
    once(value, "function")?;
    Ok(functions)
}

fn ids(value: &TomlValue<'_>) -> Result<Ids, Wrong> {
    match string(value)?.as_str() {
        "codes" => Ok(Ids::Codes),
        "any" => Ok(Ids::Any),
        _ => expected(value, "`codes` or `any`"),
    }
}

fn layout(value: &TomlValue<'_>, source: &Source) -> Result<Vec<LayoutFile>, Wrong> {
    match value.get_ref() {
        DeValue::Array(items) if !items.is_empty() => {
            once(value, "path")?;
            let file = |item: &TomlValue<'_>| {
                let position = source.position(item.span().start);
                Ok(LayoutFile { written: string(item)?, position })
            };
            items.iter().map(file).collect()
        }
        _ => expected(value, "a list of paths, as in [\"l10n.toml\"]"),
    }
}

/// The keys of the table `bundles`.
const BUNDLES_KEYS: [&str; 2] = ["files", "shared"];

fn bundles(value: &TomlValue<'_>, source: &Source) -> Result<Bundles, Wrong> {
    let what = "a table with `files`, as in files = \"each\"";
    let bundles = table(value, what)?;
    let (mut files, mut shared) = (None, Vec::new());
    read_table(bundles, &BUNDLES_KEYS, |key, value| {
        match key {
            "files" => files = Some(bundle_files(value, source)?),
            _ => shared = bundle_patterns(value, source)?,
        }
        Ok(())
    })?;
    match (files, bundles.get("shared")) {
        (None | Some(BundleFiles::All), Some(shared)) => {
            let what = "`files = \"each\"` or a list of paths with `shared`";
            expected(shared, &format!("{what}: without it, all files of a locale are one bundle"))
        }
        (Some(files), _) => Ok(Bundles { files, shared }),
        (None, None) => expected(value, what),
    }
}

fn bundle_files(value: &TomlValue<'_>, source: &Source) -> Result<BundleFiles, Wrong> {
    match value.get_ref() {
        DeValue::String(text) if text == "all" => Ok(BundleFiles::All),
        DeValue::String(text) if text == "each" => Ok(BundleFiles::Each),
        DeValue::Array(items) if !items.is_empty() => {
            Ok(BundleFiles::Patterns(bundle_patterns(value, source)?))
        }
        _ => expected(value, "`all`, `each`, or a list of paths, as in [\"browser/**\"]"),
    }
}

fn bundle_patterns(value: &TomlValue<'_>, source: &Source) -> Result<Vec<BundlePattern>, Wrong> {
    match value.get_ref() {
        DeValue::Array(items) if !items.is_empty() => {
            once(value, "path")?;
            items.iter().map(|item| bundle_pattern(item, source)).collect()
        }
        _ => expected(value, "a list of paths, as in [\"brands.ftl\"]"),
    }
}

/// A path: `*` matches part of a name, and `**` any folders.
fn bundle_pattern(item: &TomlValue<'_>, source: &Source) -> Result<BundlePattern, Wrong> {
    let files = NamePattern::of_path(string(item)?)
        .map_err(|error| (item.span(), format!("expected a path with `*`: {error}")))?;
    Ok(BundlePattern { files, position: source.position(item.span().start) })
}

fn rule(value: &TomlValue<'_>, rules: &RuleNames) -> Result<&'static str, Wrong> {
    rules.find(&string(value)?).map_err(|message| (value.span(), message))
}

/// The locales of a list, each once.
fn locales(value: &TomlValue<'_>, source: &Source) -> Result<Vec<NamedLocale>, Wrong> {
    let names = strings(value)?;
    let DeValue::Array(items) = value.get_ref() else { return Ok(Vec::new()) };
    let mut locales: Vec<NamedLocale> = Vec::new();
    for (name, item) in names.iter().zip(items.iter()) {
        let locale = NamedLocale::new(name, source.position(item.span().start));
        if locales.iter().any(|other| other.name == locale.name) {
            return expected(item, &format!("each locale once, found `{name}` again"));
        }
        locales.push(locale);
    }
    Ok(locales)
}

fn coverage(value: &TomlValue<'_>, source: &Source) -> Result<RequiredCoverage, Wrong> {
    let mut coverage = RequiredCoverage::default();
    for (name, value) in table(value, "a table of percentages, as in fr = 90")? {
        let percent = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => {
                number.as_str().parse().ok().filter(|number| *number <= 100)
            }
            _ => None,
        };
        let Some(percent) = percent else { return expected(value, "a percentage from 0 to 100") };
        if name.get_ref() == "default" {
            coverage.default = Some(percent);
        } else {
            if !is_other_tag(name.get_ref()) {
                parse_locale(name.get_ref()).map_err(|message| (name.span(), message))?;
            }
            let locale = NamedLocale::new(name.get_ref(), source.position(name.span().start));
            if coverage.of_locale.iter().any(|(other, _)| other.name == locale.name) {
                let again = format!("expected each locale once, found `{}` again", name.get_ref());
                return Err((name.span(), again));
            }
            coverage.of_locale.push((locale, percent));
        }
    }
    Ok(coverage)
}

fn severities(
    value: &TomlValue<'_>,
    rules: &RuleNames,
) -> Result<BTreeMap<&'static str, Option<Severity>>, Wrong> {
    let mut severities = BTreeMap::new();
    for (name, value) in table(value, "a table of rules, as in doubled-word = \"off\"")? {
        let rule = rules.find(name.get_ref()).map_err(|message| (name.span(), message))?;
        let severity = match string(value)?.as_str() {
            "off" => None,
            "note" => Some(Severity::Note),
            "warning" => Some(Severity::Warning),
            "error" => Some(Severity::Error),
            _ => return expected(value, "`off`, `note`, `warning` or `error`"),
        };
        severities.insert(rule, severity);
    }
    Ok(severities)
}

fn allow(value: &TomlValue<'_>, source: &Source, rules: &RuleNames) -> Result<Vec<Allow>, Wrong> {
    match value.get_ref() {
        DeValue::Array(items) => items.iter().map(|item| allow_item(item, source, rules)).collect(),
        _ => expected(value, "tables [[allow]], each with a rule and a reason"),
    }
}

fn allow_item(item: &TomlValue<'_>, source: &Source, rules: &RuleNames) -> Result<Allow, Wrong> {
    let what = "a table [[allow]] with a rule and a reason";
    let (mut name, mut reason) = (None, None);
    let (mut ids, mut files, mut locales) = (Vec::new(), Vec::new(), Vec::new());
    read_table(table(item, what)?, &ALLOW_KEYS, |key, value| {
        match key {
            "rule" => name = Some(rule(value, rules)?),
            "ids" => ids = names(value, NamePattern::new)?,
            "files" => files = names(value, NamePattern::of_path)?,
            "locales" => {
                locales = self::locales(value, source)?;
                if locales.is_empty() {
                    return expected(value, "a locale; leave the key out for all");
                }
            }
            _ => reason = Some(string(value)?),
        }
        Ok(())
    })?;
    let Some(rule) = name else { return expected(item, "a `rule` in this table [[allow]]") };
    if reason.is_none() {
        return expected(item, "a `reason` in this table [[allow]]");
    }
    Ok(Allow { rule, position: source.position(item.span().start), ids, files, locales })
}
