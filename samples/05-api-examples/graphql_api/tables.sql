CREATE TABLE author (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE book (
    id bigint PRIMARY KEY,
    title text NOT NULL,
    author_id bigint NOT NULL REFERENCES author,
    copies int NOT NULL CHECK (copies >= 0)
);
CREATE INDEX ON book (author_id, id);
CREATE TABLE reader (id bigint PRIMARY KEY, name text NOT NULL, email text NOT NULL);
CREATE TABLE review (
    id bigint PRIMARY KEY,
    book_id bigint NOT NULL REFERENCES book,
    reader_id bigint NOT NULL REFERENCES reader,
    stars int NOT NULL CHECK (stars BETWEEN 1 AND 5)
);
CREATE INDEX ON review (book_id, id);
-- --8<-- [start:loan]
CREATE TABLE loan (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reader_id bigint NOT NULL REFERENCES reader,
    book_id bigint NOT NULL REFERENCES book,
    request_key text NOT NULL,
    UNIQUE (reader_id, request_key)
);
-- --8<-- [end:loan]
CREATE INDEX ON loan (book_id);
