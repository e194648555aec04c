# Read by cpack when it starts and before it packs: all that is packed has the date of
# the commit.
set(ENV{SOURCE_DATE_EPOCH} ${CPACK_IMLA_EPOCH})
if(CPACK_TEMPORARY_DIRECTORY AND EXISTS ${CPACK_TEMPORARY_DIRECTORY})
  execute_process(COMMAND find ${CPACK_TEMPORARY_DIRECTORY} -exec touch --no-dereference --date=@${CPACK_IMLA_EPOCH} {} +
    COMMAND_ERROR_IS_FATAL ANY)
endif()
