### Return codes of the platform, in English: the source locale.
###
### A message is "E" and the code: E131201 is the text of code 131201.
### docs/translating.md says how messages are written.

## Reserved

# Shown for a code that no locale has. { $code } is the code.
unknown-code = Unknown error ({ $code })

## General: 1000xx

E100000 = Missing required parameter(s)
E100001 = Wrong type of parameter
E100002 = Parameter binding error
E100003 = Parameter validation failed
E100004 = Not found
E100005 = Message is not readable
E100006 = Method is not supported
E100007 = Media type is not supported
E100008 = Media type is not acceptable
E100009 = Request is rejected
E100010 = Access token is expired
E100011 = Refresh token is expired
E100012 = Grant type is not supported
E100013 = Authorization failed
E100014 = Message is not writable
E100015 = Request is timeout

## Data: 1001xx

E100100 = Data is not existed
E100101 = Data is existed
E100102 = Create data failed
E100103 = Update data failed
E100104 = Delete data failed
E100105 = Query data failed

## Access keys: 1203xx

E120300 = access key login failed
E120301 = delete access key failed
E120302 = count of access key has reached the upper limit

## Verification codes: 1208xx

E120800 = verify image code failed
# The Chinese text speaks of an SMS code, this one of an e-mail code.
# Both stand as published; do not bring them in line.
E120801 = verify email code failed
E120802 = verify code failed

## Accounts: 1209xx

E120900 = user register failed
E120901 = reached register retry times
# The Chinese text says "wrong user name or password". This text is also that of
# E120913. Both stand as published.
E120902 = password is not match
E120903 = reached login retry times
E120904 = user not found
E120905 = user is disabled
E120908 = email existed
E120909 = mobile existed
E120910 = wrong format of login name
E120911 = update password failed
E120912 = empty email or mobile
# The same text as E120902, whose Chinese differs. Both stand as published.
# check: allow(repeated-source, inconsistent-translation) both texts stand as published
E120913 = password is not match
E120914 = user existed

## WeChat: 1210xx

E121002 = wechat authorization failed
E121003 = wechat bind token missed
E121004 = wechat unbind without mobile or email

## Groups: 1310xx

E131000 = group name exist under the same parent
E131001 = group parent not found
E131002 = group not found
E131003 = group level exceed max value
E131004 = sub group not empty
E131005 = group device not empty

## Tags: 1311xx

E131100 = attribute key is blank
E131101 = attribute value is blank
E131102 = attribute key exist
E131103 = attribute value type format miss match
E131104 = attribute key not found
E131105 = attribute key or value is blank
E131106 = attribute key duplicate
E131107 = attribute key format illegal

## Files: 1312xx

E131200 = upload file failed
E131201 = size of file exceeds limit
E131202 = name of file is forbidden
E131203 = type of file is forbidden
E131204 = empty file is not allowed
E131205 = export file failed

## Products: 1314xx

E131400 = need gateway net type
E131401 = need net type
E131402 = product not found
E131403 = product has devices
E131404 = product cannot be modified after published

## Properties: 1315xx

E131500 = bool key must be 0/1
E131501 = property value is illegal
E131502 = identifier existed

## Devices: 1316xx

E131600 = device key exist
E131601 = device not found
E131602 = device has sub device(s)
E131603 = device count exceeds limit
E131604 = device shadow version not match
E131605 = device shadow cannot be updated when device is inactive
E131606 = cannot add device itself as sub device

## Topics: 1317xx

E131700 = illegal topic name

## Any other failure: -1

E-1 = Failed
