### 利用者に表示されるエラー。

## 接続

error-offline = オフラインです。
error-server = { -brand-name }のサーバーが応答しません（HTTP 503）。
error-timeout = サーバーが { $seconds } 秒以内に応答しませんでした。
error-proxy = プロキシ「{ $host }」が接続を拒否しました。
error-certificate = { $host } の証明書の有効期限が切れています。
error-retry = 再試行

## アカウント

error-password = パスワードが違います。
error-password-short = パスワードは 8 文字以上にしてください。
error-email = 「{ $address }」はメールアドレスではありません。
error-account-locked = アカウントがロックされています。support@example.com までご連絡ください。
error-code = コード { $code } は間違っているか、期限が切れています。
error-signed-out = サインアウトしました。もう一度サインインしますか？

## ファイル

error-not-found = ファイル「{ $name }」が見つかりません。
error-exists = 「{ $name }」という名前のファイルは既にあります。置き換えますか？
error-too-large = ファイルが { $limit } MB を超えています。https://example.com/ja/limits をご覧ください。
error-type = { $type } 形式のファイルは開けません。
error-read-only = このファイルは読み取れますが、変更できません。
error-name-empty = 名前を入力してください。
error-name-characters = 名前に次の文字は使えません：/ \ *
error-in-use = 別のプログラムがこのファイルを使用しています。
error-disk-full = ディスク「{ $disk }」がいっぱいです。
error-damaged = アーカイブが壊れています：{ $reason }
error-encrypted = アーカイブは暗号化されています。
error-folder-depth = フォルダーの階層は 32 段までです。
error-files-failed = { $count } 個のファイルをアップロードできませんでした。
error-quota = ストレージの { NUMBER($percent, maximumFractionDigits: 0) }% を使用しています。

## その他

error-unknown = 不明なエラー（{ $code }）
error-printer = プリンター { $printer } の準備ができていません。
error-clipboard = クリップボードは空です。
error-update = バージョン 4.2.1 への更新に失敗しました。
error-license = お使いのライセンスはこのデバイスでは無効です。
error-permission = { -brand-name }にフォルダー「{ $folder }」へのアクセスを許可してください。
error-too-many = 試行回数が多すぎます。後でもう一度お試しください。
error-report = レポートを送信
error-details = 詳細を表示
error-restart = { error-damaged-hint }{ -brand-name }を再起動してください。
error-damaged-hint = 問題が発生しました。
