/** A clause of the sample lease: its number, a title set in bold, and its text. */
export type Clause = { number: string; title?: string; text: string }
export type Section = { number: string; title: string; clauses: Clause[] }

const clause = (number: string, title: string | undefined, text: string): Clause =>
  title === undefined ? { number, text } : { number, title, text }

/** The residential lease for the flat at Bergstraße 12. Every person, place and number is invented. */
export const sections: Section[] = [
  {
    number: '1',
    title: 'Parties',
    clauses: [
      clause(
        '1.1',
        'Landlord.',
        'The landlord is Clara Vogt, Lindenweg 4, 69117 Heidelberg. She owns the house at Bergstraße 12 and lets the flat in her own name.',
      ),
      clause(
        '1.2',
        'Tenants.',
        'The tenants are Jonas Reuter and Mira Okafor. They are liable together for every duty under this agreement, and a notice given by or to one of them counts for both.',
      ),
      clause(
        '1.3',
        undefined,
        'Changes to a postal address are told to the other party in writing within two weeks. Until then a letter to the last known address counts as delivered on the third working day after posting.',
      ),
    ],
  },
  {
    number: '2',
    title: 'The flat',
    clauses: [
      clause(
        '2.1',
        'Rooms.',
        'The landlord lets flat 5 on the second floor, left of the stairs: three rooms, a kitchen with a gas cooker, a bathroom with a window, and a hall, 78 square metres in all.',
      ),
      clause(
        '2.2',
        'Cellar and garden.',
        'Cellar room 5 and a share of the drying room belong to the flat. The garden behind the house may be used by all tenants; the vegetable beds along the south wall are kept by the ground floor.',
      ),
      clause(
        '2.3',
        undefined,
        'The flat is let unfurnished. The fitted kitchen, the cooker and the wardrobe in the hall stay the property of the landlord and are listed in Annex A.',
      ),
      clause(
        '2.4',
        'Parking.',
        'No parking space is let with the flat. Bicycles stand in the rack beside the gate; prams may be left under the stairs as long as the way out stays free.',
      ),
    ],
  },
  {
    number: '3',
    title: 'Rent',
    clauses: [
      clause(
        '3.1',
        'Basic rent.',
        'The basic rent is 1,450 euros a month. It does not include the running costs of section 4.',
      ),
      clause(
        '3.2',
        'Payment.',
        'Rent and advance payments are due by the third working day of each month and are paid to the account that the landlord has named in writing. What counts is the day on which the money arrives.',
      ),
      clause(
        '3.3',
        'Late payment.',
        'For each written reminder the landlord may charge 5 euros. Interest on arrears is five percentage points above the base rate and begins on the day after the rent was due.',
      ),
      clause(
        '3.4',
        'Increase.',
        'The basic rent stays the same for the first twenty-four months. After that the landlord may ask for an increase once a year, by at most four per cent, and has to give the reasons in a letter that arrives three months before the increase begins.',
      ),
    ],
  },
  {
    number: '4',
    title: 'Running costs',
    clauses: [
      clause(
        '4.1',
        'Advance payments.',
        'The tenants pay 210 euros a month in advance towards running costs: heating, water, refuse, chimney sweep, stair lighting, building insurance and the care of the garden.',
      ),
      clause(
        '4.2',
        'Statement.',
        'The landlord settles the running costs once a year, by 30 September of the following year. A balance in favour of either side is paid within thirty days after the statement arrives.',
      ),
      clause(
        '4.3',
        'Heating.',
        'Heating and hot water are shared seventy per cent by the meters and thirty per cent by floor area. The meters are read in the first week of January; the date is announced ten days ahead.',
      ),
      clause(
        '4.4',
        'Electricity.',
        'The tenants make their own contract for electricity. The number of the meter is 40-7731-2 and it hangs in the cellar passage.',
      ),
    ],
  },
  {
    number: '5',
    title: 'Use of the flat',
    clauses: [
      clause(
        '5.1',
        'Dwelling.',
        'The flat is let for living in. Work at a desk is allowed; a trade that brings customers to the house needs written consent.',
      ),
      clause(
        '5.2',
        'Subletting.',
        'The tenants may take a lodger or sublet one room with the written consent of the landlord. She may refuse only for good reason and answers within three weeks of the request. The whole flat may not be sublet, not even for a short time.',
      ),
      clause(
        '5.3',
        'Pets.',
        'Small animals in cages need no consent. One cat is allowed. A dog may be kept only after the landlord has agreed in writing; consent given for one animal does not cover the next.',
      ),
      clause(
        '5.4',
        'Changes.',
        'Walls may be painted in any light colour. Structural changes, new sockets and fixed floor coverings need consent in writing, which may depend on the old state being restored at the end.',
      ),
      clause(
        '5.5',
        'Balcony.',
        'Charcoal grills are not allowed on the balcony. Flower boxes hang on the inside of the railing.',
      ),
    ],
  },
  {
    number: '6',
    title: 'Repairs and care',
    clauses: [
      clause(
        '6.1',
        'Defects.',
        'The tenants report a defect as soon as they notice it, by letter or by e-mail to the caretaker. Whoever fails to report a defect answers for the damage that follows from the delay.',
      ),
      clause(
        '6.2',
        'Small repairs.',
        'The tenants bear the cost of small repairs to taps, switches, locks and blinds up to 90 euros in each case and 280 euros a year in all. Everything above is for the landlord to pay.',
      ),
      clause(
        '6.3',
        'Boiler.',
        'The landlord has the gas boiler serviced every autumn at her own cost. The tenants let the fitter in on a working day between eight and six, after notice of one week.',
      ),
      clause(
        '6.4',
        'Ventilation.',
        'Rooms are aired by opening the windows wide for ten minutes, twice a day in the heating season. Laundry is dried in the drying room and not in the flat.',
      ),
      clause(
        '6.5',
        'Inspection.',
        'The landlord may look at the flat once a year and when there is a reason, after notice of forty-eight hours. In an emergency no notice is needed.',
      ),
    ],
  },
  {
    number: '7',
    title: 'Term and termination',
    clauses: [
      clause(
        '7.1',
        undefined,
        'The tenancy begins on 1 April 2024 and runs for an indefinite time. The first twelve months are a fixed term in which neither party may end it without cause.',
      ),
      clause(
        '7.2',
        'Termination.',
        'Either party may terminate this agreement with ninety days’ written notice, delivered by registered mail. The period begins on the first day of the month that follows receipt.',
      ),
      clause(
        '7.3',
        'Short notice.',
        'The tenant forfeits half of the deposit if notice is shorter than the period of section 7.2, unless a successor acceptable to the landlord moves in within that time.',
      ),
      clause(
        '7.4',
        undefined,
        'The right to terminate for good cause remains untouched. Good cause includes arrears of rent of two months, lasting disturbance of the peace of the house, and subletting without consent.',
      ),
      clause(
        '7.5',
        undefined,
        'On the last day of the tenancy the rooms are handed over clean and with all keys. A record of their condition is drawn up and signed by both.',
      ),
    ],
  },
  {
    number: '8',
    title: 'Deposit',
    clauses: [
      clause(
        '8.1',
        undefined,
        'The tenant pays a deposit of 2,900 euros in three equal parts, the first with the first rent. The landlord keeps it apart from other assets.',
      ),
      clause(
        '8.2',
        'Interest.',
        'The deposit bears the interest usual for savings with three months’ notice. Interest belongs to the tenant and adds to the deposit.',
      ),
      clause(
        '8.3',
        'Return.',
        'The deposit is returned within six months after the flat has been handed back, less what the landlord may claim. Until the running costs are settled she may keep back at most 400 euros.',
      ),
    ],
  },
  {
    number: '9',
    title: 'Keys',
    clauses: [
      clause(
        '9.1',
        'Handover.',
        'The tenants receive three keys to the flat, three to the house door, one to the cellar and one to the letter box. Further copies may be cut only by the locksmith Brandt in Marktgasse.',
      ),
      clause(
        '9.2',
        'Loss.',
        'The loss of a key is reported on the same day. If the locking system of the house has to be changed because of it, the tenants bear the cost up to 600 euros, unless misuse can be ruled out.',
      ),
      clause(
        '9.3',
        undefined,
        'The landlord keeps no key to the flat. For emergencies a sealed key may be left with the caretaker; its use is told to the tenants on the same day.',
      ),
    ],
  },
  {
    number: '10',
    title: 'House rules',
    clauses: [
      clause(
        '10.1',
        'Quiet.',
        'Between ten in the evening and six in the morning, and from one to three in the afternoon, noise is kept within the flat. Musical instruments may be played for two hours a day outside these times.',
      ),
      clause(
        '10.2',
        'Stairs.',
        'The tenants of each floor sweep their flight of stairs once a week in turn. The plan hangs beside the letter boxes.',
      ),
      clause(
        '10.3',
        'Refuse.',
        'Paper is collected on the first Monday of the month, glass goes to the container in Talstraße, and bulky items are fetched on request and never left in the yard.',
      ),
      clause(
        '10.4',
        'House door.',
        'The house door is locked from nine in the evening. In the winter months the last person in also closes the window on the landing.',
      ),
      clause('10.5', 'Drying room.', 'Each flat has the drying room for two days in a fortnight. Flat 5 has Tuesdays.'),
    ],
  },
  {
    number: '11',
    title: 'Liability and insurance',
    clauses: [
      clause(
        '11.1',
        'Landlord.',
        'The landlord is liable without fault only for defects that she knew of when this agreement was signed. Liability for injury to life, body or health is not limited.',
      ),
      clause(
        '11.2',
        'Tenants.',
        'The tenants hold a liability insurance that covers damage to rented rooms for at least one million euros, and show the policy on request.',
      ),
      clause(
        '11.3',
        'Water.',
        'Anyone away for more than a week in winter closes the stopcock of the washing machine and leaves the heating at no less than the frost mark.',
      ),
    ],
  },
  {
    number: '12',
    title: 'Final provisions',
    clauses: [
      clause(
        '12.1',
        'Writing.',
        'There are no spoken side agreements. Changes to this agreement, this clause included, need a document signed by both parties.',
      ),
      clause(
        '12.2',
        'Severability.',
        'If a provision is invalid, the rest stays in force. The parties replace it by a valid one that comes closest to what they meant.',
      ),
      clause(
        '12.3',
        'Place of performance.',
        'The place of performance is Heidelberg. The law of the place where the flat lies applies.',
      ),
    ],
  },
]

/** What stays in the flat, and the meters as they stood when it was handed over. */
export const inventory: string[][] = [
  ['Item', 'Room', 'Number', 'Condition'],
  ['Fitted kitchen, oak front', 'Kitchen', '1', 'one hinge loose'],
  ['Gas cooker, four burners', 'Kitchen', '1', 'good'],
  ['Wardrobe, built in', 'Hall', '1', 'good'],
  ['Roller blinds', 'South rooms', '4', 'one cord frayed'],
  ['Smoke alarms', 'All rooms', '4', 'tested 25 March 2024'],
  ['Cold water meter', 'Bathroom', '318.4', 'cubic metres'],
  ['Electricity meter', 'Cellar', '20,915', 'kilowatt hours'],
]
