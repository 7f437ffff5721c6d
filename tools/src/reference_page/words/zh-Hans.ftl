### `export --format html` 所写页面上的文字。

title = 错误码
skip = 跳到错误码
search = 搜索错误码或文本
look-up = 前往错误码
language = 语言
groups = 分组
ungrouped = 其他错误码
retired-codes = 已停用的错误码
retired = 停用于
replacement = 改用
missing = 未翻译
http = HTTP
documentation = 文档
copies = 复制链接
copied = 链接已复制
shown = 显示的错误码：
nothing = 没有匹配的错误码
no-page = 没有包含此错误码的页面
all-pages = 所有页面
previous = 上一页
next = 下一页
