import type { Random } from '../../lib/random.ts'
import type { Country, Place } from './places.ts'
import { languageOf } from './places.ts'

type Language = 'nl' | 'fr' | 'de'

const FAMILIES: Readonly<Record<Language, readonly string[]>> = {
  nl: [
    'Van Dam',
    'De Boer',
    'Jansen',
    'Bakker',
    'Visser',
    'Smit',
    'Meijer',
    'Mulder',
    'Van den Berg',
    'Hoekstra',
    'Dijkstra',
    'Koster',
    'Vermeulen',
    'Brouwer',
    'Schouten',
    'De Groot',
    'Peeters',
    'Daniëls',
    'Geurts',
    'Van Oirschot',
    'Cuypers',
    'Zijlstra',
  ],
  fr: [
    'Lefèvre',
    'Dupont',
    'Lambert',
    'Moreau',
    'Gérard',
    'Lejeune',
    'Noël',
    'Dumont',
    'Delvaux',
    'François',
    'Renard',
    'Hébert',
  ],
  de: [
    'Müller',
    'Schröder',
    'Krüger',
    'Weber',
    'Köhler',
    'Schäfer',
    'Bäcker',
    'Hofmann',
    'Lange',
    'Jäger',
    'Voß',
    'Brandt',
    'Groß',
    'Böhm',
    'Winkler',
    'Kühn',
  ],
}

const FIRST_NAMES: Readonly<Record<Language, readonly string[]>> = {
  nl: [
    'Anouk',
    'Bram',
    'Daan',
    'Eva',
    'Femke',
    'Jeroen',
    'Loïs',
    'Maarten',
    'Noor',
    'Pieter',
    'Sanne',
    'Zoë',
  ],
  fr: ['Amélie', 'Benoît', 'Chloé', 'Éric', 'Hélène', 'Jérôme', 'Luc', 'Noémie', 'Rémi', 'Sophie'],
  de: ['Anja', 'Björn', 'Jörg', 'Käthe', 'Lena', 'Matthias', 'Sören', 'Stefanie', 'Uwe', 'Zoé'],
}

const TRADES: Readonly<Record<Language, readonly string[]>> = {
  nl: [
    'Kozijnen',
    'Bouw',
    'Aannemers',
    'Installatietechniek',
    'Interieurbouw',
    'Projectontwikkeling',
    'Metaalwerken',
    'Glaszetters',
    'Pompentechniek',
    'Timmerfabriek',
  ],
  fr: [
    'Menuiseries',
    'Constructions',
    'Techniques de l’eau',
    'Aménagements',
    'Vitrerie',
    'Métallerie',
    'Rénovations',
  ],
  de: [
    'Fensterbau',
    'Bauunternehmung',
    'Metallbau',
    'Anlagenbau',
    'Innenausbau',
    'Glasbau',
    'Wassertechnik',
    'Möbelhaus',
  ],
}

const FORMS: Readonly<Record<Country, readonly string[]>> = {
  NL: ['BV', 'B.V.', 'VOF', 'NV'],
  BE: ['BV', 'NV', 'BVBA'],
  DE: ['GmbH', 'GmbH & Co. KG', 'AG', 'KG'],
}

export function drawCompanyName(random: Random, place: Place): string {
  const language = languageOf(place)
  const family = random.pick(FAMILIES[language])
  const trade = random.pick(TRADES[language])
  const form = language === 'fr' ? random.pick(['SA', 'SRL', 'SPRL']) : random.pick(FORMS[place.country])
  const core = random.pick([
    `${family} ${trade}`,
    `${trade} ${family}`,
    `${family} & ${random.pick(FAMILIES[language])}`,
    `${trade} ${place.city}`,
    `${family} ${trade} ${place.city}`,
  ])
  return `${core} ${form}`
}

export function drawPersonName(random: Random, place: Pick<Place, 'city' | 'country'>): string {
  const language = languageOf(place)
  return `${random.pick(FIRST_NAMES[language])} ${random.pick(FAMILIES[language])}`
}

/** What an e-mail address may hold: `Kühn & Voß GmbH` becomes `kuhn-voss-gmbh`. */
export function asciiSlug(text: string): string {
  return text
    .replace(/[^\0-\x7f]/g, plainLetter)
    .replace(/[^A-Za-z0-9 -]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
}

function plainLetter(letter: string): string {
  return letter === 'ß' ? 'ss' : (letter.normalize('NFD')[0] ?? '')
}
