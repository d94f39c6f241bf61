import { once } from 'node:events'
import { type ClientRequest, request } from 'node:http'
import type { Readable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type BrokenLinkedIn, startBrokenLinkedIn } from '../support/broken-linkedin.ts'
import { type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../support/graphql-server.ts'

const LOOK_UP = '{ learningAsset(urn: "urn:li:lyndaCourse:1") { title } }'
/** Less than LinkedIn is waited for. */
const PATIENT = { timeout: 2_500 }
const ANSWER = JSON.stringify({ urn: 'urn:li:lyndaCourse:1', title: { value: 'x' } })

describe('a client that goes away', () => {
  let fake: FakeLinkedIn
  let linkedIn: BrokenLinkedIn
  let server: TestServer
  /** The connections on which LinkedIn was asked, none of them answered yet. */
  let asked: { isClosed: boolean; answer(): void }[]

  beforeEach(async () => {
    asked = []
    fake = await startFakeLinkedIn()
    linkedIn = await startBrokenLinkedIn((socket) => {
      const connection = {
        isClosed: false,
        answer: () =>
          socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${ANSWER.length}\r\n\r\n${ANSWER}`),
      }
      socket.on('close', () => {
        connection.isClosed = true
      })
      asked.push(connection)
    })
    server = await startServerFor(
      { ...fake.config, apiUrl: linkedIn.apiUrl },
      { isGraphiqlEnabled: false },
    )
  })

  afterEach(async () => {
    await server.close()
    await linkedIn.close()
    await fake.close()
  })

  /** Sends an operation without waiting for its answer. */
  function send(query = LOOK_UP): ClientRequest {
    const client = request(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    client.on('error', () => {})
    client.end(JSON.stringify({ query }))
    return client
  }

  /** Asks after all that was sent before; when this is answered, the server has received that. */
  async function comeLast(): Promise<void> {
    for (let time = 0; time < 3; time += 1) await server.query('{ __typename }')
  }

  it('cancels the calls that were made for it', async () => {
    const clients = Array.from({ length: 20 }, (_, index) =>
      send(`{ learningAsset(urn: "urn:li:lyndaCourse:${index}") { title } }`),
    )
    await vi.waitFor(() => expect(asked).toHaveLength(20), PATIENT)

    for (const client of clients) client.destroy()

    await vi.waitFor(() => expect(asked.every(({ isClosed }) => isClosed)).toBe(true), PATIENT)
    expect(server.logLines.filter((line) => /warn|error/.test(line))).toEqual([])
  })

  it('cancels nothing that another one waits for', async () => {
    const leaver = send()
    const answers = [send(), send()].map((client) => once(client, 'response'))
    await vi.waitFor(() => expect(asked).toHaveLength(1), PATIENT)
    await comeLast()

    leaver.destroy()
    await new Promise((resolve) => leaver.once('close', resolve))
    await comeLast()
    expect(asked[0]?.isClosed).toBe(false)
    asked[0]?.answer()

    for (const [response] of await Promise.all(answers)) {
      expect(await json(response as Readable)).toEqual({
        data: { learningAsset: { title: 'x' } },
      })
    }
    expect(asked).toHaveLength(1)
  })
})
