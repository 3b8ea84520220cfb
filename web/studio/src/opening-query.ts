/** What the page shows first: one query over CRM, ERP and engine that any caller of the staff can run as it is. */
export const OPENING_QUERY = `# A customer of the CRM, a quote of ours, and what each configured product
# is made of and costs, with the stock and suppliers of the ERP.
# Press the button, or Ctrl-Enter.
query CustomerQuotesAndParts {
  customers(first: 1) {
    nodes {
      number
      name
      debtorNumber
      addresses { kind street postalCode city country }
      opportunities(first: 3) {
        nodes { name stage probability amount { amount currency } }
      }
      quotes(first: 1) {
        nodes {
          number
          revision
          status
          net { amount currency }
          lines(first: 5) {
            nodes {
              description
              quantity { value unit }
              price { steps { label amount { amount } } net { amount currency } }
              configuration {
                definition {
                  itemNumber
                  lines {
                    number
                    description
                    quantity { value unit }
                    article {
                      prices { sales { amount currency } }
                      stock { warehouse available { value unit } }
                      suppliers { supplier { name } leadTimeDays }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
`

/** The same for the public, who may see neither customers nor cost. */
export const GUEST_QUERY = `# What a shop asks: a product, its price for two quantities, and an article with its stock.
# Press the button, or Ctrl-Enter.
query ShelfPrices {
  productModel(code: "PLANK") {
    name
    features { code label min max options { code label } }
  }
  prices(
    inputs: [
      { model: "PLANK", selections: [{ feature: "width", value: 1400 }, { feature: "engraving", value: "Kade 9" }] }
      { model: "PLANK", selections: [{ feature: "width", value: 1400 }, { feature: "engraving", value: "Kade 9" }], quantity: 12 }
    ]
  ) {
    price {
      quantity
      unitNet { amount currency }
      net { amount }
      gross { amount }
      steps { label amount { amount } }
      quantityBreaks { minimumQuantity unitNet { amount } }
    }
    userErrors { code message path }
  }
  article(number: "LED-SET") {
    description
    prices { sales { amount currency } }
    stock { warehouse available { value unit } }
  }
}
`
