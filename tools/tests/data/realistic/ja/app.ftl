### ファイルを同期するプログラムのウィンドウとメニュー。

## 名称

-brand-name = ルミナ
-service-name = ルミナクラウド

## メニュー

menu-open = ファイルを開く…
    .accesskey = O
menu-save = 保存
    .accesskey = S
    .tooltip = このファイルの変更を保存します
menu-save-as = 名前を付けて保存…
    .accesskey = A
menu-print = 印刷
    .accesskey = P
menu-settings = 設定
menu-quit = { -brand-name }を終了
menu-help = ヘルプ
menu-about = { -brand-name }について

## アカウント

sign-in-button = サインイン
sign-out-button = サインアウト
sign-in-title = { -service-name }にサインイン
sign-in-greeting = { $name } さん、お帰りなさい！
sign-in-email =
    .label = メールアドレス
    .placeholder = name@example.com
sign-in-password =
    .label = パスワード
    .placeholder = 8 文字以上
sign-in-forgotten = パスワードをお忘れですか？
sign-in-new = アカウントをお持ちでない場合は、<a>新規作成</a>してください。
account-delete = アカウントを削除
account-delete-question = アカウント「{ $account }」を本当に削除しますか？
account-delete-warning =
    このアカウントのファイルはすべて削除されます。
    この操作は取り消せません。

## ファイル

files-selected = { $count } 個のファイルを選択中
files-uploading = { $count } 個のファイルを { $folder } にアップロードしています…
files-deleted =
    { $count ->
        [0] 削除されたファイルはありません。
        [1] ファイル「{ $name }」を削除しました。
       *[other] { $count } 個のファイルを削除しました。
    }
file-size = { NUMBER($size, maximumFractionDigits: 1) } MB
file-modified = 最終更新者：{ $user }
file-folder-empty = このフォルダーは空です。
file-rename = 名前の変更
file-move = 別のフォルダーに移動
file-copy = コピー
file-share = ほかの人と共有
file-download = ダウンロード
file-restore = 以前のバージョンを復元
file-properties = プロパティ
file-position = { $position } 番目のファイル

## 同期

sync-running = { -brand-name }がファイルを同期しています。
sync-paused = 同期は一時停止中です。
sync-done = すべて最新の状態です。
sync-progress = { NUMBER($total, useGrouping: 0) } 個中 { NUMBER($done, useGrouping: 0) } 個のファイル（残り約 { $minutes } 分）
sync-update = { -brand-name }がバージョン { $version } に更新されました。
sync-resume = 再開
sync-conflict =
    { $gender ->
        [female] このファイルはあなたと { $user } さんの両方が変更しました。彼女の版を残しますか？
        [male] このファイルはあなたと { $user } さんの両方が変更しました。彼の版を残しますか？
       *[other] このファイルはあなたと { $user } さんの両方が変更しました。相手の版を残しますか？
    }

## 設定

settings-language = 言語
settings-theme = 外観
    .light = ライト
    .dark = ダーク
    .system = システムと同じ
settings-start = ログイン時に{ -brand-name }を起動
settings-folder = 同期するファイルのフォルダー：
settings-limit = 速度を毎秒 { $rate } kB に制限
settings-notify = 共有ファイルについて通知
settings-reset = 既定値に戻す
