import { CELLS } from './bucket.js';

/** All instances use Redis's clock. */
export const REDIS_CLOCK = `redis.call('TIME')`;

/**
 * Counts a request in every bucket, or in none when one is full. Atomic, because Redis runs one script at a time.
 *
 * KEYS: a hash per bucket, cell number → count × cell + the milliseconds into the cell of its newest request.
 * ARGV: size and window (ms) of each. Answers 1 or 0, then of each bucket what remains and when it resets (ms). Cells
 * further ahead than a window are of a clock that was set back, and forgotten.
 */
export const TAKE_SCRIPT = `
local time = ${REDIS_CLOCK}
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function read(key, size, window)
  local bucket = { key = key, size = size, window = window, cell = window / ${CELLS}, used = 0, cells = {} }
  local stored, gone = redis.call('HGETALL', key), {}
  for j = 1, #stored, 2 do
    local value = tonumber(stored[j + 1])
    local last = tonumber(stored[j]) * bucket.cell + value % bucket.cell
    if last + window <= now or last > now + window then
      gone[#gone + 1] = stored[j]
    else
      local count = math.floor(value / bucket.cell)
      bucket.used = bucket.used + count
      bucket.cells[#bucket.cells + 1] = { last = last, count = count, field = tonumber(stored[j]) }
    end
  end
  if #gone > 0 then redis.call('HDEL', key, unpack(gone)) end
  return bucket
end

local function take(bucket)
  local field, count = math.floor(now / bucket.cell), 0
  for _, cell in ipairs(bucket.cells) do
    if cell.field == field then count, cell.last = cell.count, now end
  end
  bucket.used = bucket.used + 1
  redis.call('HSET', bucket.key, string.format('%.0f', field),
    string.format('%.0f', (count + 1) * bucket.cell + now % bucket.cell))
  redis.call('PEXPIRE', bucket.key, bucket.window + bucket.cell)
end

local function resets(bucket, toLeave)
  table.sort(bucket.cells, function(one, other) return one.last < other.last end)
  for _, cell in ipairs(bucket.cells) do
    toLeave = toLeave - cell.count
    if toLeave <= 0 then return cell.last + bucket.window - now end
  end
  return bucket.window
end

local buckets, admitted = {}, 1
for i = 1, #KEYS do
  buckets[i] = read(KEYS[i], tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i]))
  if buckets[i].used >= buckets[i].size then admitted = 0 end
end
local answer = { admitted }
for _, bucket in ipairs(buckets) do
  if admitted == 1 then take(bucket) end
  answer[#answer + 1] = math.max(0, bucket.size - bucket.used)
  answer[#answer + 1] = resets(bucket, math.max(1, bucket.used - bucket.size + 1))
end
return answer
`;
