import type { Random } from '../../lib/random.ts'

export type Country = 'NL' | 'BE' | 'DE'

export interface Place {
  readonly city: string
  readonly postalCode: string
  readonly country: Country
}

/** City and the first digits of its postal codes, as the post has them. */
const CITIES: Readonly<Record<Country, readonly (readonly [city: string, prefix: string])[]>> = {
  NL: [
    ['Amsterdam', '10'],
    ['Rotterdam', '30'],
    ["'s-Gravenhage", '25'],
    ['Utrecht', '35'],
    ['Eindhoven', '56'],
    ['Groningen', '97'],
    ['Tilburg', '50'],
    ['Almere', '13'],
    ['Breda', '48'],
    ['Nijmegen', '65'],
    ['Enschede', '75'],
    ['Arnhem', '68'],
    ['Zwolle', '80'],
    ["'s-Hertogenbosch", '52'],
    ['Amersfoort', '38'],
    ['Apeldoorn', '73'],
    ['Leeuwarden', '89'],
    ['Maastricht', '62'],
    ['Middelburg', '43'],
    ['Súdwest-Fryslân', '86'],
  ],
  BE: [
    ['Antwerpen', '20'],
    ['Gent', '90'],
    ['Liège', '40'],
    ['Namur', '50'],
    ['Brugge', '80'],
    ['Leuven', '30'],
    ['Mechelen', '28'],
    ['Kortrijk', '85'],
    ['Hasselt', '35'],
    ['Charleroi', '60'],
    ['Soignies', '70'],
    ['Malmédy', '49'],
  ],
  DE: [
    ['Köln', '506'],
    ['Düsseldorf', '402'],
    ['München', '803'],
    ['Münster', '481'],
    ['Nürnberg', '904'],
    ['Würzburg', '970'],
    ['Lübeck', '235'],
    ['Göttingen', '370'],
    ['Osnabrück', '490'],
    ['Saarbrücken', '661'],
    ['Hamburg', '201'],
    ['Bremen', '281'],
    ['Aachen', '520'],
    ['Stuttgart', '701'],
    ['Gießen', '353'],
  ],
}

const FRENCH_SPEAKING = new Set(['Liège', 'Namur', 'Charleroi', 'Soignies', 'Malmédy'])

const STREETS: Readonly<Record<'nl' | 'fr' | 'de', readonly string[]>> = {
  nl: [
    'Industrieweg',
    'Handelskade',
    'Molenstraat',
    'Nijverheidslaan',
    'Stationsplein',
    'Havenweg',
    'Ambachtsweg',
    'Kerkstraat',
    'Zuiderzeelaan',
    'De Reeën',
  ],
  fr: [
    'Rue de la Forêt',
    "Avenue de l'Europe",
    'Chaussée de Liège',
    'Rue du Moulin',
    'Place de la Gare',
    'Rue Saint-Éloi',
  ],
  de: [
    'Hauptstraße',
    'Gewerbering',
    'Mühlenweg',
    'Bahnhofstraße',
    'Am Güterbahnhof',
    'Lindenallee',
    'Schützenstraße',
    'Industriestraße',
  ],
}

export function drawPlace(random: Random, country: Country): Place {
  const [city, prefix] = random.pick(CITIES[country])
  return { city, country, postalCode: drawPostalCode(random, country, prefix) }
}

export function languageOf(place: Pick<Place, 'city' | 'country'>): 'nl' | 'fr' | 'de' {
  if (place.country === 'DE') return 'de'
  return FRENCH_SPEAKING.has(place.city) ? 'fr' : 'nl'
}

export function drawStreet(random: Random, place: Place): string {
  const language = languageOf(place)
  const street = random.pick(STREETS[language])
  const house = random.between(1, 240)
  return language === 'fr' ? `${house} ${street}` : `${street} ${house}`
}

const LETTERS = [...'ABCDEGHJKLMNPRTVWXZ']

function drawPostalCode(random: Random, country: Country, prefix: string): string {
  const digits = (country === 'DE' ? 5 : 4) - prefix.length
  const rest = String(random.between(0, 10 ** digits - 1)).padStart(digits, '0')
  if (country !== 'NL') return prefix + rest
  return `${prefix}${rest} ${random.pick(LETTERS)}${random.pick(LETTERS)}`
}
