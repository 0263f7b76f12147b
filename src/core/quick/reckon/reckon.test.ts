import { describe, expect, test } from 'vitest'
import { reckon } from './reckon.ts'

const now = new Date(2026, 4, 5, 23, 30)
const shown = (text: string) => {
  const found = reckon(text, now)
  return found && `${found.read} ${found.rounded ? '≈' : '='} ${found.result}`
}

describe('numbers', () => {
  test.each([
    ['2900/3', '2,900 ÷ 3 ≈ 966.666667'],
    ['2,900 / 3 =', '2,900 ÷ 3 ≈ 966.666667'],
    ['1.250,50 * 2', '1.250,50 × 2 = 2.501'],
    ['0.1 + 0.2', '0.1 + 0.2 = 0.3'],
    ['1/3*3', '1 ÷ 3 × 3 = 1'],
    ['15% of 2,900', '15% of 2,900 = 435'],
    ['what is 15 percent of 2,900?', '15% of 2,900 = 435'],
    ['15 % von 2.900', '15% of 2.900 = 435'],
    ['2900 + 19%', '2,900 + 19% = 3,451'],
    ['100 - 5% - 5%', '100 − 5% − 5% = 90.25'],
    ['100 + 50 - 10%', '100 + 50 − 10% = 135'],
    ['2 * (100 + 10%)', '2 × (100 + 10%) = 220'],
    ['2900 * 19%', '2,900 × 19% = 551'],
    ['10% + 5%', '10% + 5% = 0.15'],
    ['sqrt(2)', 'sqrt(2) ≈ 1.414214'],
    ['sqrt(16) + 1', 'sqrt(16) + 1 = 5'],
    ['2^10', '2^10 = 1,024'],
    ['-2^2', '-2^2 = -4'],
    ['2^100', '2^100 ≈ 1.267651 × 10^30'],
    ['5!', '5! = 120'],
    ['1/3 + 1/4', '1 ÷ 3 + 1 ÷ 4 ≈ 0.583333'],
    ['12,500 / 365 * 90', '12,500 ÷ 365 × 90 ≈ 3,082.191781'],
    ['half of 2,400', '2,400 × 1 ÷ 2 = 1,200'],
    ['3/4 of 2,400', '2,400 × 3 ÷ 4 = 1,800'],
    ['two thirds of 900', '900 × 2 ÷ 3 = 600'],
    ['25% off 80', '80 − 25% = 60'],
    ['20 as % of 80', '20 as % of 80 = 25%'],
    ['20 is what percent of 60?', '20 as % of 60 ≈ 33.333333%'],
    ['what percent of 80 is 20', '20 as % of 80 = 25%'],
    ['percentage change from 80 to 60', 'change from 80 to 60 = -25%'],
    ['2 * pi', '2 × π ≈ 6.283185'],
    ['sin(pi)', 'sin(π) = 0'],
    ['sin(30°)', 'sin(30°) = 0.5'],
    ['log(1000)', 'log10(1,000) = 3'],
    ['12 times 12', '12 × 12 = 144'],
    ['3 x 4', '3 × 4 = 12'],
    ['100 geteilt durch 8', '100 ÷ 8 = 12,5'],
    ['5 - 3', '5 − 3 = 2'],
    ['5-3 =', '5 − 3 = 2'],
    ['3/4 =', '3 ÷ 4 = 0.75'],
    ['calculate 3/4', '3 ÷ 4 = 0.75'],
    ['1/7 - 1/7', '1 ÷ 7 − 1 ÷ 7 = 0'],
    ["1'250.50 * 2", "1'250.50 × 2 = 2'501"],
    ['999999 + 1', '999,999 + 1 = 1,000,000'],
    ['1 / 3000000000000', '1 ÷ 3,000,000,000,000 ≈ 3.33333 × 10^-13'],
  ])('%s', (text, expected) => expect(shown(text)).toBe(expected))
})

describe('a sign that parts thousands here and decimals there', () => {
  test.each([
    ['1.250 * 2', '1.250 × 2; point read as decimal sign = 2.5'],
    ['1.250 * 2,5', '1.250 × 2,5 = 3.125'],
    ['2,900 + 0.5', '2,900 + 0.5 = 2,900.5'],
    ['1.250 € * 2', '1.250 € × 2 = 2.500,00 €'],
    ['2,900 + 1.250', '2,900 + 1.250; point read as decimal sign = 2,901.25'],
    ['1234.567 * 1', '1,234.567 × 1 = 1,234.567'],
  ])('%s', (text, expected) => expect(shown(text)).toBe(expected))

  test('no reading stands for both', () => expect(reckon('1,5 + 1.5', now)).toBeUndefined())
})

describe('amounts of money', () => {
  test.each([
    ['2900 EUR / 12', '2,900 EUR ÷ 12 ≈ 241.67 EUR'],
    ['€2,900 / 12', '€2,900 ÷ 12 ≈ €241.67'],
    ['2.900,00 € + 19%', '2.900,00 € + 19% = 3.451,00 €'],
    ['$100 + $20', '$100 + $20 = $120.00'],
    ['$3.499 * 10', '$3.499 × 10; point read as decimal sign = $34.99'],
    ['15% of 2900 euros', '15% of 2,900 euros = 435.00 euros'],
    ['EUR 100 + 20', 'EUR 100 + 20 = EUR 120.00'],
    ['100 EUR - 5% + 10', '100 EUR − 5% + 10 = 105.00 EUR'],
    ['(3 EUR + 2 EUR) * 4', '(3 EUR + 2 EUR) × 4 = 20.00 EUR'],
    ['€450 as % of €1,800', '€450 as % of €1,800 = 25%'],
    ['half of €2,900', '€2,900 × 1 ÷ 2 = €1,450.00'],
    ['100 EUR / 40 EUR', '100 EUR ÷ 40 EUR = 2.5'],
    ['$5 - $7 =', '$5 − $7 = -$2.00'],
  ])('%s', (text, expected) => expect(shown(text)).toBe(expected))

  test.each([
    '100 EUR + 20 USD',
    '3 EUR * 4 EUR',
    '100 EUR in USD',
    '3 EUR * 4 EUR + 5',
    '(3 EUR + 1) * (4 EUR + 1)',
    '5! EUR + 3',
  ])('%s has no value', (text) => expect(reckon(text, now)).toBeUndefined())
})

describe('units', () => {
  test.each([
    ['5 miles in km', '5 mi in km = 8.04672 km'],
    ['72 F in C', '72 °F in °C ≈ 22.2222 °C'],
    ['-40 °C to fahrenheit', '-40 °C in °F = -40 °F'],
    ['3 lb to kg', '3 lb in kg = 1.36077711 kg'],
    ['1.5 h in minutes', '1.5 h in min = 90 min'],
    ['1,5 Stunden in Minuten', '1,5 h in min = 90 min'],
    ['2 GB in MB', '2 GB in MB = 2,000 MB'],
    ['5 in in cm', '5 in in cm = 12.7 cm'],
    ['5 cm in in', '5 cm in in ≈ 1.9685 in'],
    ['5 ft 10 in to cm', '5 ft 10 in in cm = 177.8 cm'],
    ['1 h 30 min in minutes', '1 h 30 min in min = 90 min'],
    ['90 km/h in m/s', '90 km/h in m/s = 25 m/s'],
    ['how many km are 5 miles?', '5 mi in km = 8.04672 km'],
    ['100 square feet in m²', '100 sq ft in m² = 9.290304 m²'],
    ['1 hectare in square metres', '1 ha in m² = 10,000 m²'],
    ['5 km + 300 m', '5 km + 300 m = 5.3 km'],
    ['10 kg / 4', '10 kg ÷ 4 = 2.5 kg'],
    ['5 gallons in litres', '5 US gal in l = 18.92705892 l'],
    ['2 months in days', '2 months in days; a year of 365.25 days = 60.875 days'],
    ['0.5 mg in mcg', '0.5 mg in µg = 500 µg'],
    ['120 mmHg in kPa', '120 mmHg in kPa = 15.99864 kPa'],
    ['5 mg/kg * 70 kg', '5 mg/kg × 70 kg = 350 mg'],
    ['5 mg/kg + 2 mg/kg', '5 mg/kg + 2 mg/kg = 7 mg/kg'],
    ['350 mg / 70 kg', '350 mg ÷ 70 kg = 5 mg/kg'],
    ['0.005 mg/kg in mcg/kg', '0.005 mg/kg in µg/kg = 5 µg/kg'],
    ['20 ml/h * 8 h', '20 ml/h × 8 h = 160 ml'],
    ['5\'11" in cm', '5 ft 11 in in cm = 180.34 cm'],
    ['5’ 11” + 2 in', '5 ft 11 in + 2 in ≈ 6.08333 ft'],
    ['3 h 20 min + 1 h 50 min', '3 h 20 min + 1 h 50 min = 5 h 10 min'],
    ['45 min + 1 h 15 min', '45 min + 1 h 15 min = 2 h'],
    ['8 h - 45 min', '8 h − 45 min = 7 h 15 min'],
    ['3 years in months', '3 years in months = 36 months'],
  ])('%s', (text, expected) => expect(shown(text)).toBe(expected))

  test.each(['5 km in kg', '20 C 5 F in K', '5 in km', '5 in m', '20 C + 5 C', '3 m * 2 m', '5 km', '5 km in'])(
    '%s has no value',
    (text) => expect(reckon(text, now)).toBeUndefined(),
  )
})

describe('dates', () => {
  test.each([
    ['today + 90 days', '90 days after 5 May 2026 = Monday, 3 August 2026'],
    ['90 days from 3 March 2025', '90 days after 3 March 2025 = Sunday, 1 June 2025'],
    [
      '3 months after 31 January 2025',
      '3 months after 31 January 2025; no 31 April, so its last day = Wednesday, 30 April 2025',
    ],
    [
      'days between 1 April 2024 and 30 June 2025',
      'days from 1 April 2024 to 30 June 2025; first day not counted = 455 days',
    ],
    ['12.03.2025 + 6 weeks', '6 weeks after 12 March 2025 = Wednesday, 23 April 2025'],
    ['what day is 24 December 2026', '24 December 2026 = Thursday, 24 December 2026'],
    [
      '10 business days after 2 May 2025',
      '10 business days after 2 May 2025; weekends left out, holidays not = Friday, 16 May 2025',
    ],
    ['weeks until 1 June 2026', 'weeks from 5 May 2026 to 1 June 2026; first day not counted = 3 weeks, 6 days'],
    ['age on 5 May 2026 born 7 July 1980', 'age on 5 May 2026, born 7 July 1980 = 45 years'],
    ['03/04/2025 + 1 day', '1 day after 3 April 2025; 03/04/2025 read as 3 April 2025 = Friday, 4 April 2025'],
    [
      'days between 03/04/2025 and 12/31/2025',
      'days from 4 March 2025 to 31 December 2025; 03/04/2025 read as 4 March 2025; first day not counted = 302 days',
    ],
    ['2025-03-03 - 2 weeks', '2 weeks before 3 March 2025 = Monday, 17 February 2025'],
    [
      'How many days are between 1 April 2024 and 2 April 2024?',
      'days from 1 April 2024 to 2 April 2024; first day not counted = 1 day',
    ],
    [
      'months between 1 April 2024 and 30 June 2025',
      'months from 1 April 2024 to 30 June 2025; first day not counted = 14 months, 29 days',
    ],
    ['how many days until 24 December', 'days from 5 May 2026 to 24 December 2026; first day not counted = 233 days'],
    ['three weeks ago', '3 weeks before 5 May 2026 = Tuesday, 14 April 2026'],
    ['2 weeks from today', '2 weeks after 5 May 2026 = Tuesday, 19 May 2026'],
    [
      '1 year, 2 months and 3 days after 29 February 2024',
      '1 year, 2 months, 3 days after 29 February 2024 = Friday, 2 May 2025',
    ],
    ['90 Tage nach 3. März 2025', '90 days after 3 March 2025 = Sunday, 1 June 2025'],
    ['Tage bis 1. Juni 2026', 'days from 5 May 2026 to 1 June 2026; first day not counted = 27 days'],
    ['3 months before 15 March 2025', '3 months before 15 March 2025 = Sunday, 15 December 2024'],
    ['days since 1 May 2026', 'days from 1 May 2026 to 5 May 2026; first day not counted = 4 days'],
    ['days until 1 May 2026', 'days from 5 May 2026 to 1 May 2026; first day not counted = -4 days'],
    ['how old on 5 May 2026 born 7 July 1980', 'age on 5 May 2026, born 7 July 1980 = 45 years'],
    ['3 March 2025  +  2 weeks', '2 weeks after 3 March 2025 = Monday, 17 March 2025'],
    ['3 March 2025 + 1 month - 1 day', '3 March 2025 + 1 month − 1 day = Wednesday, 2 April 2025'],
    [
      '31 January 2025 plus 1 month minus two weeks',
      '31 January 2025 + 1 month − 2 weeks; no 31 February, so its last day = Friday, 14 February 2025',
    ],
    ['30 June 2025 - 1 April 2024', 'days from 1 April 2024 to 30 June 2025; first day not counted = 455 days'],
    ['what is the date in 90 days?', '90 days after 5 May 2026 = Monday, 3 August 2026'],
    [
      '2 business days after Friday',
      '2 business days after 8 May 2026; weekends left out, holidays not = Tuesday, 12 May 2026',
    ],
    ['two weeks from Tuesday', '2 weeks after 5 May 2026 = Tuesday, 19 May 2026'],
    ['next Tuesday + 10 days', '10 days after 12 May 2026 = Friday, 22 May 2026'],
    ['last Tuesday + 1 day', '1 day after 28 April 2026 = Wednesday, 29 April 2026'],
    ['last Monday + 1 day', '1 day after 4 May 2026 = Tuesday, 5 May 2026'],
    ['days until Friday', 'days from 5 May 2026 to 8 May 2026; first day not counted = 3 days'],
    ['3 Tage nach Mittwoch', '3 days after 6 May 2026 = Saturday, 9 May 2026'],
    ['what day is today?', '5 May 2026 = Tuesday, 5 May 2026'],
    ['3 March 2025 plus two weeks', '2 weeks after 3 March 2025 = Monday, 17 March 2025'],
    [
      'business days between 2 May 2025 and 16 May 2025',
      'business days from 2 May 2025 to 16 May 2025; first day not counted; weekends left out, holidays not = 10 business days',
    ],
  ])('%s', (text, expected) => expect(shown(text)).toBe(expected))

  test.each([
    '31 April 2025 + 1 day',
    'today + 9999999 days',
    '30 February 2025 - 1 week',
    'days between lunch and dinner 2025',
  ])('%s has no value', (text) => expect(reckon(text, now)).toBeUndefined())
})
