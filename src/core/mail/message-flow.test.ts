import { expect, test } from 'vitest'
import { messageFlow } from './message-flow.ts'
import { readEml } from './read-eml.ts'

const flowOf = (source: string): string[] =>
  messageFlow(readEml(new TextEncoder().encode(source))).map(({ kind, text, level }) =>
    kind === 'heading' ? `${'#'.repeat(level ?? 0)} ${text}` : text,
  )

const header = `From: Anna Weber <anna@example.org>
To: Ben <ben@example.org>, "Lee, Kim" <kim@example.org>
Cc: =?utf-8?Q?J=C3=BCrgen?= <j@example.org>
Subject: =?iso-8859-1?Q?Die_Fr=F6sche?=
Date: Wed, 12 Mar 2025 14:05:00 +0100 (CET)
Message-ID: <1@example.org>
MIME-Version: 1.0
`
const shown = [
  '# Die Frösche',
  'From: Anna Weber <anna@example.org>',
  'To: Ben <ben@example.org>, Lee, Kim <kim@example.org>',
  'Cc: Jürgen <j@example.org>',
  'Date: 2025-03-12 14:05:00 +01:00',
]

test('header fields, body, earlier messages and attachments in order', () => {
  const source = `${header}Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Dear Ben,

the deposit is 1,200 euros.

On 11 March 2025 at 09:00, Ben <ben@example.org> wrote:
> How much is it?
>
> On 10 March 2025, Anna Weber wrote:
>> There is a deposit.
--b
Content-Type: application/pdf; name="Lease.pdf"
Content-Disposition: attachment; filename="Lease.pdf"
Content-Transfer-Encoding: base64

SGVsbG8=
--b--
`
  expect(flowOf(source)).toEqual([
    ...shown,
    'Dear Ben,',
    'the deposit is 1,200 euros.',
    '## On 11 March 2025 at 09:00, Ben <ben@example.org> wrote',
    'How much is it?',
    '## On 10 March 2025, Anna Weber wrote',
    'There is a deposit.',
    '## Attachments',
    '- Lease.pdf (5 B)',
  ])
})

test('HTML is read where it has more, and its quotes are history', () => {
  const html = `<html><body><h1>Offer</h1><p>The rent is <b>900</b> euros, heating and water included, from May.</p>
<div class="gmail_quote"><div class="gmail_attr">On Tue, Mar 11, 2025, Ben &lt;ben@example.org&gt; wrote:<br></div>
<blockquote class="gmail_quote"><p>What is the rent?</p></blockquote></div></body></html>`
  const both = (plain: string): string => `${header}Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain

${plain}
--b
Content-Type: text/html

${html}
--b--
`
  expect(flowOf(both('See the HTML part.'))).toEqual([
    ...shown,
    '## Offer',
    'The rent is 900 euros, heating and water included, from May.',
    '## On Tue, Mar 11, 2025, Ben <ben@example.org> wrote',
    'What is the rent?',
  ])
  const plain =
    'Offer: the rent is 900 euros, heating and water included, from May. It was asked on Tuesday by Ben himself, and this answers him.'
  expect(flowOf(both(plain))).toEqual([...shown, plain])
})

test('a message within a message is listed by its subject', () => {
  const source = `${header}Content-Type: multipart/mixed; boundary=b

--b

See below.
--b
Content-Type: message/rfc822

Subject: The boiler
From: kim@example.org

It is broken.
--b--
`
  expect(flowOf(source)).toEqual([...shown, 'See below.', '## Attachments', '- The boiler.eml (56 B)'])
})

test('Outlook: the fields of each earlier message are its heading', () => {
  const source = `${header}
I agree.

-----Original Message-----
From: Ben
Sent: Tuesday, March 11, 2025 9:00 AM
To: Anna Weber
Subject: Deposit

Is 1,200 right?

Von: Anna Weber
Gesendet: Montag, 10. März 2025 08:00
An: Ben
Betreff: Kaution

Erste Frage.
`
  expect(flowOf(source)).toEqual([
    ...shown,
    'I agree.',
    '## Original Message, From: Ben, Sent: Tuesday, March 11, 2025 9:00 AM',
    'From: Ben\nSent: Tuesday, March 11, 2025 9:00 AM\nTo: Anna Weber\nSubject: Deposit',
    'Is 1,200 right?',
    '## Von: Anna Weber, Gesendet: Montag, 10. März 2025 08:00',
    'Von: Anna Weber\nGesendet: Montag, 10. März 2025 08:00\nAn: Ben\nBetreff: Kaution',
    'Erste Frage.',
  ])
})

test('pictures within the text are no attachments; a missing subject gives no heading', () => {
  const source = `From: a@example.org
Content-Type: multipart/related; boundary=b

--b
Content-Type: text/html

<p>Look: <img src="cid:1" alt="the boiler"></p>
--b
Content-Type: image/png; name=logo.png
Content-ID: <1>

x
--b--
`
  expect(flowOf(source)).toEqual(['From: a@example.org', 'Look: the boiler'])
})

test('signatures and empty parts are no attachments', () => {
  const source = `From: a@example.org
Content-Type: multipart/signed; boundary=b

--b

Hello.
--b
Content-Type: application/pkcs7-signature; name=smime.p7s
Content-Disposition: attachment; filename=smime.p7s

x
--b
Content-Type: application/octet-stream

--b--
`
  expect(flowOf(source)).toEqual(['From: a@example.org', 'Hello.'])
})
