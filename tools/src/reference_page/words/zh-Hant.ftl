### `export --format html` 所寫頁面上的文字。

title = 錯誤碼
skip = 跳至錯誤碼
search = 搜尋錯誤碼或文字
look-up = 前往錯誤碼
language = 語言
groups = 分組
ungrouped = 其他錯誤碼
retired-codes = 已停用的錯誤碼
retired = 停用於
replacement = 改用
missing = 未翻譯
http = HTTP
documentation = 文件
copies = 複製連結
copied = 已複製連結
shown = 顯示的錯誤碼：
nothing = 沒有符合的錯誤碼
no-page = 沒有包含此錯誤碼的頁面
all-pages = 所有頁面
previous = 上一頁
next = 下一頁
