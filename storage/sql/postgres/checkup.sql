-- name: sound()$
-- A server looks after its own pages.
SELECT 'ok';
