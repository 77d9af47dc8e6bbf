-- A promise is taken back in front of everybody and never taken away, nor what shows that it was kept
-- and who was called for it.
revoke delete on commitment.commitment, commitment.call from ${app};
revoke update, delete on commitment.evidence from ${app};
