//! `negotiate`.

use crate::sandbox::Sandbox;

#[test]
fn the_locale_that_answers() {
    let sandbox = Sandbox::shipped();
    sandbox.check("fluent-codes negotiate 'zh-TW,zh;q=0.9,en;q=0.5'", "zh-CN\n", "", 0);
    sandbox.check("fluent-codes negotiate zh-TW", "en-US\n", "", 0);
    sandbox.check("fluent-codes negotiate ''", "en-US\n", "", 0);
    sandbox.check("fluent-codes negotiate en-AU --available zh-CN,en-US,en-GB", "en-GB\n", "", 0);
    sandbox.check("fluent-codes negotiate fr --available zh-CN --source zh-CN", "zh-CN\n", "", 0);
}
