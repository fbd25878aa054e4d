import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { PROTOCOL } from '../../src/shared/protocol/version.ts'
import { newCode, startedServer } from './process.ts'

test('a link that goes while a phone sends is no fault of the server', async () => {
  const server = await startedServer()
  const [shop, device, secret] = [newId(), newId(), randomText(32)]
  const asked = {
    protocol: PROTOCOL,
    nonce: randomText(8),
    code: await newCode(server),
    device,
    secret,
    name: 'x',
    shop,
  }
  const joined = await fetch(`${server.origin}/api/join`, { method: 'POST', body: JSON.stringify(asked) })
  expect(joined.status).toBe(200)
  const socket = connect(server.port, '127.0.0.1')
  const head = ['POST /api/sync HTTP/1.1', 'Host: x', `Authorization: Bearer ${shop}_${device}_${secret}`]
  // The server says so once it is at this request, and waits for the rest of it.
  const waited = ['Expect: 100-continue', 'Content-Length: 5000', '', '']
  socket.write(`${[...head, ...waited].join('\r\n')}{"protocol":1,`)
  expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1.1 100 /)
  socket.resetAndDestroy()
  await once(socket, 'close')
  await expect.poll(() => server.output).toMatch(/"\/api\/sync","status":400/)
  expect(server.output).not.toContain('"level":50')
})
