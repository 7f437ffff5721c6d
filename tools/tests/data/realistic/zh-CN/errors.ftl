### 用户看到的错误。

## 连接

error-offline = 您已离线。
error-server = { -brand-name }服务器没有响应（HTTP 503）。
error-timeout = 服务器未在 { $seconds } 秒内应答。
error-proxy = 代理服务器“{ $host }”拒绝了连接。
error-certificate = { $host } 的证书已过期。
error-retry = 重试

## 帐户

error-password = 密码错误。
error-password-short = 密码至少需要 8 个字符。
error-email = “{ $address }”不是电子邮件地址。
error-account-locked = 您的帐户已锁定。请写信至 support@example.com。
error-code = 代码 { $code } 错误或已过期。
error-signed-out = 您已退出。要重新登录吗？

## 文件

error-not-found = 未找到文件“{ $name }”。
error-exists = 已存在名为“{ $name }”的文件。要替换它吗？
error-too-large = 文件大于 { $limit } MB。请参阅 https://example.com/zh/limits。
error-type = 无法打开 { $type } 类型的文件。
error-read-only = 此文件只能读取，不能更改。
error-name-empty = 请输入名称。
error-name-characters = 名称不能包含以下字符：/ \ *
error-in-use = 另一个程序正在使用此文件。
error-disk-full = 磁盘“{ $disk }”已满。
error-damaged = 归档已损坏：{ $reason }
error-encrypted = 归档已加密。
error-folder-depth = 文件夹最多可嵌套 32 层。
error-files-failed = { $count } 个文件无法上传。
error-quota = 您已使用 { NUMBER($percent, maximumFractionDigits: 0) }% 的存储空间。

## 其他

error-unknown = 未知错误（{ $code }）
error-printer = 打印机 { $printer } 未就绪。
error-clipboard = 剪贴板为空。
error-update = 更新到版本 4.2.1 失败。
error-license = 您的许可证不适用于此设备。
error-permission = { -brand-name }需要访问文件夹“{ $folder }”。
error-too-many = 尝试次数过多，请稍后再试。
error-report = 发送报告
error-details = 显示详细信息
error-restart = { error-damaged-hint }请重新启动{ -brand-name }。
error-damaged-hint = 出了点问题。
