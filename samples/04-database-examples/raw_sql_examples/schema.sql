-- A table that grows needs time limits before it needs anything else.
SET lock_timeout = '2s';
SET statement_timeout = '60s';

-- --8<-- [start:tables]
CREATE TABLE customers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL CONSTRAINT customers_email_unique UNIQUE,
    name text NOT NULL CONSTRAINT customers_name_given CHECK (btrim(name) <> ''),
    is_admin boolean NOT NULL DEFAULT false,
    invited_by bigint CONSTRAINT customers_inviter REFERENCES customers  -- (1)!
);
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL CONSTRAINT orders_customer REFERENCES customers,
    placed_at timestamptz NOT NULL DEFAULT now(),  -- (2)!
    status text NOT NULL DEFAULT 'open'
        CONSTRAINT orders_status_known CHECK (status IN ('open', 'paid', 'packed'))
);
CREATE TABLE order_lines (
    order_id bigint CONSTRAINT order_lines_order REFERENCES orders,
    sku text,
    quantity integer NOT NULL CONSTRAINT order_lines_some CHECK (quantity > 0),
    price numeric(10, 2) NOT NULL CONSTRAINT order_lines_price CHECK (price >= 0),
    PRIMARY KEY (order_id, sku)
);
CREATE TABLE payments (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id bigint NOT NULL CONSTRAINT payments_order REFERENCES orders,
    amount numeric(10, 2) NOT NULL CONSTRAINT payments_positive CHECK (amount > 0)
);
-- --8<-- [end:tables]

-- --8<-- [start:indexes]
CREATE INDEX orders_customer_id ON orders (customer_id);
CREATE INDEX payments_order_id ON payments (order_id);
CREATE INDEX customers_invited_by ON customers (invited_by);
-- --8<-- [end:indexes]

-- --8<-- [start:stock]
CREATE TABLE stock (
    sku text PRIMARY KEY,
    quantity integer NOT NULL CONSTRAINT stock_not_negative CHECK (quantity >= 0)
);
-- --8<-- [end:stock]
