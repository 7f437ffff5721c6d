### 服务发送的邮件。

## 邀请

mail-invite-subject = { $sender } 与您共享了文件夹
mail-invite-text = 在此处打开文件夹“{ $folder }”：https://{ $host }/shared
mail-invite-accept = 接受邀请
mail-invite-decline = 拒绝邀请
mail-invite-expires = 邀请将在 { $days } 天后失效。

## 确认

mail-confirm-subject = 请确认您的电子邮件地址
mail-confirm-text = 感谢您选择{ -service-name }！您的代码是 { $code }。
mail-confirm-ignore = 如果您没有请求此邮件，请忽略它。

## 密码

mail-reset-subject = 重置您的密码
mail-reset-text = 此链接在 24 小时内有效，且只能使用一次。
mail-reset-done = 您的密码已于 { $date } 更改。
mail-reset-link = 设置新密码

## 付款

mail-bill-subject = 账单编号 { $number }
mail-bill-amount = 金额：{ NUMBER($amount, minimumFractionDigits: 2) } { $currency }
mail-bill-plan = { -service-name }每年收费 1,200.50 欧元，最多可存放 10,000 个文件。
mail-bill-due = 请在 { $date } 前付款。
mail-bill-thanks = 谢谢！

## 结尾

mail-greeting = { $name }，您好，
mail-signature = { -brand-name }团队
mail-footer = 有疑问？请访问帮助页面：www.example.com/help
mail-unsubscribe = 退订此类邮件
