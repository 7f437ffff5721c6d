-- Holds every answer against what its language has: the arguments are the language, the locale that
-- answers it and the text.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  wrk.headers["Accept-Language"] = arguments[1]
  expected_locale, expected_text = arguments[2], arguments[3]
  answers, wrong = 0, 0
end

function response(status, headers, body)
  answers = answers + 1
  local locale = headers["content-language"]
  if status ~= 404 or locale ~= expected_locale or not body:find(expected_text, 1, true) then
    wrong = wrong + 1
  end
end

function done(summary)
  local answers, wrong = 0, 0
  for _, thread in ipairs(threads) do
    answers = answers + thread:get("answers")
    wrong = wrong + thread:get("wrong")
  end
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("%d answers, %d wrong, %d failed\n", answers, wrong, failed))
end
