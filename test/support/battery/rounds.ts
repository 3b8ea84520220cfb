/** The rounds of `npm test`. */
export const ROUNDS = {
  sqlite: {
    database: 'sqlite',
    orders: 300,
    requestsAKill: 10,
    requestsAStop: 40,
    seed: 1970,
    faultShare: 0.3,
  },
  mariadb: {
    database: 'mariadb',
    orders: 100,
    requestsAKill: 6,
    requestsAStop: 11,
    seed: 1970,
    faultShare: 0.3,
  },
} as const
