import type { Random } from '../../lib/random.ts'
import type { Country } from './places.ts'

/** A made-up VAT number whose check digits are right, as software that reads it will test them. */
export function drawVatNumber(random: Random, country: Country): string {
  if (country === 'NL') return drawDutch(random)
  return country === 'BE' ? drawBelgian(random) : drawGerman(random)
}

/** Nine digits whose weighted sum divides by eleven, then the number of the branch. */
function drawDutch(random: Random): string {
  for (;;) {
    const digits = String(random.between(10_000_000, 99_999_999))
    const check = [...digits].reduce((total, digit, at) => total + Number(digit) * (9 - at), 0) % 11
    if (check < 10) return `NL${digits}${check}B0${random.between(1, 3)}`
  }
}

/** Eight digits and 97 less their remainder by 97. */
function drawBelgian(random: Random): string {
  const digits = random.between(4_000_000, 7_999_999)
  return `BE0${digits}${String(97 - (digits % 97)).padStart(2, '0')}`
}

/** ISO 7064 mod 11, 10 */
function drawGerman(random: Random): string {
  const digits = String(random.between(10_000_000, 99_999_999))
  let product = 10
  for (const digit of digits) {
    const total = (Number(digit) + product) % 10 || 10
    product = (2 * total) % 11
  }
  return `DE${digits}${(11 - product) % 10}`
}
