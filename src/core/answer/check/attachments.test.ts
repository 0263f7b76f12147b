import { expect, test } from 'vitest'
import { joinedOtherwise } from './attachments.ts'
import { statementOf } from './statement.ts'

const interest = 'Interest on the deposit belongs to the tenant and is added to the deposit.'
const keys = 'The deposit of 2,900 euros is returned within thirty days after the flat is handed back.'

const judge = (said: string, source: string) => joinedOtherwise(statementOf(said), statementOf(source))

test.each([
  ['Interest belongs to the deposit.', interest, 'belongs to the deposit', 'belongs to the tenant'],
  ['The deposit is handed back.', keys, 'deposit is handed', 'flat is handed'],
  [
    'Notice is sent to the caretaker.',
    'The caretaker is told when notice is sent to the landlord.',
    'sent to the caretaker',
    'sent to the landlord',
  ],
])('%j is not what %j says', (said, source, own, there) => {
  expect(judge(said, source)).toEqual([{ kind: 'noun', said: own, source: there }])
})

test.each([
  ['Interest belongs to the tenant.', interest],
  ['The deposit is returned within thirty days.', keys],
  ['The flat is handed back.', keys],
  ['Interest is added to the deposit.', interest],
  ['The tenant, is bound by the rules.', 'The tenant, who lives in Bonn, is bound by the rules.'],
  ['The flat is handed back.', 'The flat is cleaned, painted and handed back.'],
  ['Rent is paid to the owner.', 'Rent is paid to the landlord and the owner of the flat.'],
  ['Rent is paid to the owner.', 'The owner is away. Rent is paid to him.'],
  ['Rent is paid by the tenant to the owner.', 'Rent is paid to the owner by the tenant.'],
])('%j may be said of %j', (said, source) => {
  expect(judge(said, source)).toEqual([])
})
