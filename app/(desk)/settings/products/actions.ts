// Changes to the products.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { addProduct } from '@/lib/products/add-product'
import {
  addProductSchema,
  productIdSchema,
  reviseProductSchema,
  usedFor,
} from '@/lib/products/product-schemas'
import { reorderProducts } from '@/lib/products/reorder-products'
import { restoreProduct, retireProduct } from '@/lib/products/retire-product'
import { reviseProduct } from '@/lib/products/revise-product'
import { orderSchema } from '@/lib/salons/entry-schemas'
import { priceIn } from '@/lib/salons/read-price'

export const addProductAction = staffAction({
  name: 'product.add',
  schema: addProductSchema,
  handler: (ctx, { price, use, ...facts }) =>
    addProduct(ctx, {
      ...facts,
      ...usedFor(use),
      priceMinor: priceIn(ctx.staff.salon, price),
    }),
})

export const reviseProductAction = staffAction({
  name: 'product.revise',
  schema: reviseProductSchema,
  handler: (ctx, { price, use, ...facts }) =>
    reviseProduct(ctx, {
      ...facts,
      ...usedFor(use),
      priceMinor: priceIn(ctx.staff.salon, price),
    }),
})

export const retireProductAction = staffAction({
  name: 'product.retire',
  schema: productIdSchema,
  handler: retireProduct,
})

export const restoreProductAction = staffAction({
  name: 'product.restore',
  schema: productIdSchema,
  handler: restoreProduct,
})

export const reorderProductsAction = staffAction({
  name: 'product.reorder',
  schema: orderSchema,
  handler: reorderProducts,
})
