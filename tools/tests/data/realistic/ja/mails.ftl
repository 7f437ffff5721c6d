### サービスから送るメール。

## 招待

mail-invite-subject = { $sender } さんがフォルダーを共有しました
mail-invite-text = フォルダー「{ $folder }」はこちらから開けます：https://{ $host }/shared
mail-invite-accept = 招待を承諾
mail-invite-decline = 招待を辞退
mail-invite-expires = 招待はあと { $days } 日で期限切れになります。

## 確認

mail-confirm-subject = メールアドレスの確認
mail-confirm-text = { -service-name }をお選びいただきありがとうございます！コードは { $code } です。
mail-confirm-ignore = このメールに心当たりがない場合は、無視してください。

## パスワード

mail-reset-subject = パスワードの再設定
mail-reset-text = リンクは 24 時間有効で、一度だけ使用できます。
mail-reset-done = パスワードは { $date } に変更されました。
mail-reset-link = 新しいパスワードを設定

## 支払い

mail-bill-subject = 請求書番号 { $number }
mail-bill-amount = 金額：{ NUMBER($amount, minimumFractionDigits: 2) } { $currency }
mail-bill-plan = { -service-name }の料金は年額 1,200.50 ユーロで、10,000 ファイルまで保存できます。
mail-bill-due = { $date } までにお支払いください。
mail-bill-thanks = ありがとうございます！

## 結び

mail-greeting = { $name } 様、
mail-signature = { -brand-name }チーム
mail-footer = ご質問ですか？ヘルプページ：www.example.com/help
mail-unsubscribe = このメールの配信を停止
