/** A letter of the sample thread. `list` follows the first paragraph. */
export type Letter = { date: string; from: string; to: string; subject: string; paragraphs: string[]; list?: string[] }

/** Letters about the flat at Bergstraße 12. The addendum of 20 May shortens the notice that the lease gives. */
export const letters: Letter[] = [
  {
    date: '14 February 2025',
    from: 'Mira Okafor and Jonas Reuter',
    to: 'Clara Vogt',
    subject: 'Heating in the south room',
    paragraphs: [
      'Dear Ms Vogt, since the cold week in January the radiator in the south room stays lukewarm, although the valve is fully open. We measured 17 degrees at noon on three days.',
      'Mr Brandt, who came about the lock, thinks that the radiator only has to be bled. Could you send somebody? We are at home on Tuesdays and Thursdays after four.',
    ],
  },
  {
    date: '3 March 2025',
    from: 'Clara Vogt',
    to: 'Mira Okafor and Jonas Reuter',
    subject: 'The new caretaker',
    paragraphs: [
      'Dear Ms Okafor, dear Mr Reuter, thank you for your letter. From this month on the house has a caretaker again: Ms Adler lives on the ground floor on the right and looks after repairs, the boiler and the spare keys. Please report defects to her first.',
      'Ms Adler will see to the radiator on Thursday, 6 March, at half past four. If the pump is worn out I shall have it replaced before Easter; you bear none of that cost.',
    ],
    list: [
      'Office hours: Mondays and Thursdays from five to seven',
      'Letter box: ground floor, marked "House"',
      'Emergencies: ring the bell at any hour',
    ],
  },
  {
    date: '11 March 2025',
    from: 'Mira Okafor and Jonas Reuter',
    to: 'Clara Vogt',
    subject: 'Thank you, and a question about notice',
    paragraphs: [
      'Dear Ms Vogt, the south room is warm again: Ms Adler bled the radiator and changed the valve within half an hour.',
      'Jonas may be offered a post in Lyon next year. Ninety days is long when a job begins at short notice. Would you agree to a shorter period if we look for a successor ourselves?',
    ],
  },
  {
    date: '20 May 2025',
    from: 'Clara Vogt',
    to: 'Mira Okafor and Jonas Reuter',
    subject: 'Addendum to the lease',
    paragraphs: [
      'Dear Ms Okafor, dear Mr Reuter, as we discussed in the garden I am glad to meet you halfway. Please sign both copies of the following and send one back.',
      'Addendum no. 1: In place of section 7.2 of the lease, the tenants may terminate the agreement with sixty days’ written notice if they propose at least two successors. For the landlord the period stays as it is.',
      'Everything else in the lease remains unchanged, the deposit included.',
    ],
  },
  {
    date: '2 June 2025',
    from: 'Jonas Reuter',
    to: 'Clara Vogt',
    subject: 'Signed addendum, and my mother’s dog',
    paragraphs: [
      'Dear Ms Vogt, enclosed is our signed copy of the addendum of 20 May. Thank you for your fairness.',
      'My mother will stay with us for three weeks in August and would bring her old dachshund, Wanda. May she? Wanda is fourteen and barks at nothing but the radio.',
    ],
  },
  {
    date: '10 June 2025',
    from: 'Clara Vogt',
    to: 'Jonas Reuter',
    subject: 'Wanda',
    paragraphs: [
      'Dear Mr Reuter, Wanda is welcome from 1 to 24 August. This is my written consent for her alone. Please keep her off the vegetable beds: the ground floor has only just replanted the beans.',
      'The fitter will service the boiler on 16 September between nine and eleven. Ms Adler will let him into the cellar; somebody should be at home for the thermostats.',
    ],
  },
]
