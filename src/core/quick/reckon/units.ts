/** A unit as it is written for people (`label`) and for mathjs (`expression`); `kept`: its length is a mean (a month, a year). */
export type Unit = {
  readonly expression: string
  readonly label: string
  readonly temperature?: true
  readonly mean?: true
}

/** mathjs expression | label | further names, in English and German. Lower case stands for any case. */
const rows = `
mm|mm|millimetre millimetres millimeter millimeters
cm|cm|centimetre centimetres centimeter centimeters zentimeter
dm|dm|
m|m|metre metres meter meters metern
km|km|kilometre kilometres kilometer kilometers kilometern kms
inch|in|inch inches zoll "
foot|ft|foot feet fuß
yard|yd|yard yards
mile|mi|mile miles meile meilen
angstrom|Å|angstrom
micrometer|µm|μm micron microns
mm^2|mm²|mm2
cm^2|cm²|cm2
m^2|m²|m2 sqm qm quadratmeter
km^2|km²|km2 quadratkilometer
hectare|ha|hectare hectares hektar
acre|acres|acre
sqft|sq ft|sqft ft² ft2
sqmi|sq mi|sqmi mi²
m^3|m³|m3 kubikmeter
cm^3|cm³|cm3
ml|ml|millilitre millilitres milliliter milliliters
cl|cl|
dl|dl|
liter|l|litre litres liter liters litern
gallon|US gal|gal gallon gallons
quart|US qt|qt quart quarts
pint|US pt|pint pints
cup|US cups|cup cups
fluidounce|US fl oz|floz
tablespoon|tbsp|tablespoon tablespoons
teaspoon|tsp|teaspoon teaspoons
ug|µg|mcg μg microgram micrograms mikrogramm
mg|mg|milligram milligrams milligramm
g|g|gram grams gramme grammes gramm
kg|kg|kilogram kilograms kilogramm kilo kilos kgs
tonne|t|tonne tonnes tonnen
ton|US tons|ton tons
ounce|oz|ounce ounces unze unzen
poundmass|lb|lbs pound pounds
stone|st|stone stones
grain|gr|grain grains
degC|°C|c celsius degc ℃
degF|°F|f fahrenheit degf ℉
K|K|kelvin
ms|ms|millisecond milliseconds millisekunde millisekunden
s|s|sec secs second seconds sekunde sekunden
minute|min|mins minute minutes minuten
hour|h|hr hrs hour hours stunde stunden std
day|days|d day tag tage tagen
week|weeks|week woche wochen
month|months|month monat monate monaten
year|years|yr yrs year jahr jahre jahren
km/hour|km/h|kmh kph
m/s|m/s|
mile/hour|mph|
bit|bit|bits
kb|kbit|
Mb|Mbit|
Gb|Gbit|
B|B|byte bytes
kB|kB|kilobyte kilobytes
MB|MB|megabyte megabytes
GB|GB|gigabyte gigabytes
TB|TB|terabyte terabytes
PB|PB|petabyte petabytes
KiB|KiB|kibibyte kibibytes
MiB|MiB|mebibyte mebibytes
GiB|GiB|gibibyte gibibytes
TiB|TiB|tebibyte tebibytes
W|W|watt watts
kW|kW|kilowatt kilowatts
MW|MW|megawatt megawatts
hp|hp|horsepower
J|J|joule joules
kJ|kJ|kilojoule kilojoules
Wh|Wh|
kWh|kWh|
MWh|MWh|
N|N|newton newtons
Pa|Pa|pascal
hPa|hPa|
kPa|kPa|
bar|bar|bars
mbar|mbar|
psi|psi|
atm|atm|
mmHg|mmHg|
mg/kg|mg/kg|
ug/kg|µg/kg|mcg/kg μg/kg
ml/kg|ml/kg|
mg/ml|mg/ml|
ml/hour|ml/h|ml/hr
mg/hour|mg/h|mg/hr
Hz|Hz|hertz
kHz|kHz|
MHz|MHz|
GHz|GHz|
deg|°|deg degree degrees grad
rad|rad|radian radians
`

const temperatures = new Set(['degC', 'degF', 'K'])
const means = new Set(['month', 'year'])
/** Names that differ from another unit's by their case alone: nobody writes megawatts in lower case. */
const exactCase = new Set(['MW', 'N', 'J', 'W', 'K', 'B', 'Pa', 'MWh', 'Wh'])

/** Every unit, for tests. */
export const units: readonly Unit[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [expression = '', label = ''] = row.split('|')
    return {
      expression,
      label,
      ...(temperatures.has(expression) ? { temperature: true } : {}),
      ...(means.has(expression) ? { mean: true } : {}),
    }
  })

const exact = new Map<string, Unit>()
const anyCase = new Map<string, Unit>()
for (const [index, row] of rows.trim().split('\n').entries()) {
  const unit = units[index]
  if (unit === undefined) continue
  const names = (row.split('|')[2] ?? '').split(' ').filter((name) => name !== '')
  exact.set(unit.label, unit)
  for (const name of names) anyCase.set(name, unit)
  const label = unit.label.toLowerCase()
  if (!exactCase.has(unit.label) && !anyCase.has(label)) anyCase.set(label, unit)
}

const powers: readonly [RegExp, string][] = [
  [/^(?:square|sq\.?)\s+/i, '²'],
  [/^cubic\s+/i, '³'],
]
const phrases = new Map<string, string>([
  ['fl oz', 'US fl oz'],
  ['fluid ounce', 'US fl oz'],
  ['fluid ounces', 'US fl oz'],
  ['us gallon', 'US gal'],
  ['us gallons', 'US gal'],
  ['degrees celsius', '°C'],
  ['degrees fahrenheit', '°F'],
  ['grad celsius', '°C'],
  ['grad fahrenheit', '°F'],
  ['metric ton', 't'],
  ['metric tons', 't'],
  ['miles per hour', 'mph'],
  ['kilometers per hour', 'km/h'],
  ['kilometres per hour', 'km/h'],
  ['meters per second', 'm/s'],
  ['metres per second', 'm/s'],
  ['square feet', 'sq ft'],
  ['square foot', 'sq ft'],
  ['square miles', 'sq mi'],
  ['square mile', 'sq mi'],
])

/** The unit of a name ("km", "Miles", "square metres", "°F"); `undefined` where it is none. */
export function unitNamed(name: string): Unit | undefined {
  const known = exact.get(name) ?? exact.get(phrases.get(name.toLowerCase()) ?? '') ?? anyCase.get(name.toLowerCase())
  if (known !== undefined) return known
  for (const [prefix, power] of powers) {
    if (prefix.test(name)) return exact.get(`${unitNamed(name.replace(prefix, ''))?.label ?? ''}${power}`)
  }
  return undefined
}
